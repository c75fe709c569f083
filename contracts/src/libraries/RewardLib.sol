// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LibBit} from "solady/utils/LibBit.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {RateLib} from "./RateLib.sol";

/// @title Rewards by index: what one unit of shares has earned since the beginning
/// @dev A unit is about a whole asset's worth of shares at par. With fewer shares than that nobody earns: so the index fits,
/// whatever is funded. Everything is rounded down; a step loses at most `supply / unit` parts in 2^32 of a token unit.
library RewardLib {
    uint256 internal constant SCALE_BITS = 32;

    /// @param index Earned by a unit of shares, token units scaled by 2^32.
    /// @param at Unix time up to which the index counts; in the future before a period begins.
    /// @param end Unix time of the period's end.
    /// @param rate Paid a second, token units scaled by 2^32, packed by `RateLib`.
    /// @param unitBits A unit is 2^unitBits shares.
    /// @param last True for the last token of a pool.
    struct Stream {
        uint120 index;
        uint32 at;
        uint32 end;
        uint56 rate;
        uint8 unitBits;
        bool last;
    }

    /// @param index The stream's index up to which the account's shares are counted.
    /// @param accrued Earned and not paid, token units.
    struct Account {
        uint120 index;
        uint136 accrued;
    }

    /// @notice Begins a pool's last stream. Its shares have `decimals`.
    function begin(Stream storage self, uint256 decimals) internal {
        (self.unitBits, self.last) = (uint8(LibBit.fls(10 ** decimals)), true);
    }

    /// @notice Counts up to now, or to the end.
    /// @return idle What no share could earn meanwhile, token units scaled by 2^32.
    function accrue(Stream memory self, uint256 supply) internal view returns (uint256 idle) {
        uint256 until = Math.min(block.timestamp, self.end);
        if (until <= self.at) return 0;
        uint256 earned = RateLib.unpack(self.rate) * (until - self.at);
        self.at = uint32(until);
        if (supply >> self.unitBits == 0) return earned;
        // Below what was ever funded, which has 88 bits.
        self.index += uint120((earned << self.unitBits) / supply);
    }

    /// @notice Stores what `accrue` changed.
    function keep(Stream storage self, Stream memory s) internal {
        (self.index, self.at) = (s.index, s.at);
    }

    /// @notice What an account that held `shares` since it was last settled has earned and was not paid.
    function settled(Account storage self, Stream memory s, uint256 shares) internal view returns (uint256) {
        return self.accrued + (shares * (s.index - self.index) >> s.unitBits + SCALE_BITS);
    }

    /// @notice Remembers it.
    function settle(Account storage self, Stream memory s, uint256 shares) internal {
        if (self.index == s.index) return;
        (self.accrued, self.index) = (uint136(settled(self, s, shares)), s.index);
    }
}
