// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LibBit} from "solady/utils/LibBit.sol";

/// @title Set of UTC days, 255 to a word
/// @dev A search over idle years reads one word for every 255 days and nothing else. The last bit of a word says that it was
/// paid for in advance: who marks the first day of a new span does not pay for the word.
library DayBitmap {
    uint256 internal constant NONE = type(uint256).max;
    uint256 private constant SPAN = 255;
    uint256 private constant RESERVED = 1 << SPAN;

    struct Days {
        mapping(uint256 word => uint256 bits) words;
    }

    /// @notice Pays for the words of `count` spans from the one of `day` on.
    function reserve(Days storage self, uint256 day, uint256 count) internal {
        for (uint256 word = day / SPAN; count != 0; count--) {
            self.words[word++] |= RESERVED;
        }
    }

    function mark(Days storage self, uint256 day) internal {
        uint256 bit = 1 << (day % SPAN);
        uint256 bits = self.words[day / SPAN];
        if (bits & bit == 0) self.words[day / SPAN] = bits | bit;
    }

    /// @return day The first marked day in [from, last], `NONE` when there is none.
    function next(Days storage self, uint256 from, uint256 last) internal view returns (uint256 day) {
        // Days are far below 2^255.
        unchecked {
            while (from <= last) {
                uint256 word = from / SPAN;
                uint256 bits = (self.words[word] & ~RESERVED) >> (from % SPAN);
                if (bits != 0) {
                    day = from + LibBit.ffs(bits);
                    return day <= last ? day : NONE;
                }
                from = (word + 1) * SPAN;
            }
        }
        return NONE;
    }
}
