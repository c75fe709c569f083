// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LibBit} from "solady/utils/LibBit.sol";

/// @title Set of UTC days, 256 to a word
/// @dev A search over idle years reads one word for every 256 days and nothing else.
library DayBitmap {
    uint256 internal constant NONE = type(uint256).max;

    struct Days {
        mapping(uint256 word => uint256 bits) words;
    }

    function mark(Days storage self, uint256 day) internal {
        uint256 bit = 1 << (day & 0xff);
        uint256 bits = self.words[day >> 8];
        if (bits & bit == 0) self.words[day >> 8] = bits | bit;
    }

    /// @return day The first marked day in [from, last], `NONE` when there is none.
    function next(Days storage self, uint256 from, uint256 last) internal view returns (uint256 day) {
        // Days are far below 2^255.
        unchecked {
            while (from <= last) {
                uint256 bits = self.words[from >> 8] >> (from & 0xff);
                if (bits != 0) {
                    day = from + LibBit.ffs(bits);
                    return day <= last ? day : NONE;
                }
                from = ((from >> 8) + 1) << 8;
            }
        }
        return NONE;
    }
}
