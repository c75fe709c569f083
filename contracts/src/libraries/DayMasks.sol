// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @title What happens on a UTC day: one bit a product, one for gains; 51 bits a day, five days to a word
library DayMasks {
    uint256 private constant BITS = 51;
    uint256 private constant DAYS = 5;
    uint256 private constant MASK = (1 << BITS) - 1;

    struct Masks {
        mapping(uint256 word => uint256 bits) words;
    }

    function set(Masks storage self, uint256 day, uint256 bit) internal {
        uint256 flag = 1 << (day % DAYS * BITS + bit);
        uint256 bits = self.words[day / DAYS];
        if (bits & flag == 0) self.words[day / DAYS] = bits | flag;
    }

    function at(Masks storage self, uint256 day) internal view returns (uint256) {
        return self.words[day / DAYS] >> (day % DAYS * BITS) & MASK;
    }
}
