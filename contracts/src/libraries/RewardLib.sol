// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LibBit} from "solady/utils/LibBit.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {RateLib} from "./RateLib.sol";

/// @title Rewards by index, in the books of the pool whose shares earn them: what one unit of shares has earned so far
/// @dev A unit is about a whole asset's worth of shares at par. With fewer shares than that nobody earns: so the index fits,
/// whatever is funded. Everything is rounded down; a step loses at most `supply / unit` parts in 2^32 of a token unit.
/// `Rewards` bounds what is ever funded in a stream to 2^87 token units, so nothing here overflows or fails: what moves shares
/// cannot be held up by it.
library RewardLib {
    uint256 internal constant SCALE_BITS = 32;
    uint256 internal constant MOST_STREAMS = 8;

    /// @param index Earned by a unit of shares, token units scaled by 2^32.
    /// @param at Unix time up to which the index counts; in the future before a period begins.
    /// @param end Unix time of the period's end.
    /// @param rate Paid a second, token units scaled by 2^32, packed by `RateLib`.
    /// @param unitBits A unit is 2^unitBits shares.
    /// @param last True for the last stream of a pool.
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

    /// @param idle What no share could earn, token units scaled by 2^32.
    struct Book {
        Stream[MOST_STREAMS] streams;
        mapping(address account => Account[MOST_STREAMS]) accounts;
        mapping(uint256 place => uint256) idle;
    }

    /// @notice Begins the stream of a place, for shares with `decimals`; it is the last one.
    function open(Book storage self, uint256 place, uint256 decimals) internal {
        (self.streams[place].unitBits, self.streams[place].last) = (uint8(LibBit.fls(10 ** decimals)), true);
        if (place != 0) self.streams[place - 1].last = false;
    }

    /// @notice Settles who gives shares and who gets them, before they move.
    /// @param from The zero address if they are minted.
    /// @param to The zero address if they are burned.
    /// @param given Shares of `from` before it.
    /// @param taken Shares of `to` before it.
    /// @param supply All shares before it.
    function move(Book storage self, address from, address to, uint256 given, uint256 taken, uint256 supply)
        internal
    {
        Account[MOST_STREAMS] storage giver = self.accounts[from];
        Account[MOST_STREAMS] storage taker = self.accounts[to];
        for (uint256 place; place < MOST_STREAMS; place++) {
            Stream memory s = accrue(self, place, supply);
            if (from != address(0)) settle(giver[place], s, given);
            if (to != address(0)) settle(taker[place], s, taken);
            if (s.last) break;
        }
    }

    /// @notice Counts a stream up to now and remembers it.
    function accrue(Book storage self, uint256 place, uint256 supply) internal returns (Stream memory s) {
        s = self.streams[place];
        (uint32 at, uint256 idle) = (s.at, advance(s, supply));
        if (s.at != at) (self.streams[place].index, self.streams[place].at) = (s.index, s.at);
        if (idle != 0) self.idle[place] += idle;
    }

    /// @notice Counts up to now, or to the end.
    /// @return idle What no share could earn meanwhile, token units scaled by 2^32.
    function advance(Stream memory s, uint256 supply) internal view returns (uint256 idle) {
        uint256 until = Math.min(block.timestamp, s.end);
        if (until <= s.at) return 0;
        unchecked {
            uint256 earned = RateLib.unpack(s.rate) * (until - s.at);
            s.at = uint32(until);
            if (supply >> s.unitBits == 0) return earned;
            s.index += uint120((earned << s.unitBits) / supply);
        }
    }

    /// @notice What an account that has held `held` shares since it was last settled has earned and was not paid, token units.
    function settled(Account storage self, Stream memory s, uint256 held) internal view returns (uint256) {
        unchecked {
            return self.accrued + (held * (s.index - self.index) >> s.unitBits + SCALE_BITS);
        }
    }

    /// @notice Remembers it.
    function settle(Account storage self, Stream memory s, uint256 held) internal {
        if (self.index == s.index) return;
        (self.accrued, self.index) = (uint136(settled(self, s, held)), s.index);
    }

    /// @notice Takes out what an account that has held `held` shares since it was last settled has earned until now, token
    /// units.
    function take(Book storage self, uint256 place, address account, uint256 supply, uint256 held)
        internal
        returns (uint256 amount)
    {
        Stream memory s = accrue(self, place, supply);
        Account storage a = self.accounts[account][place];
        amount = settled(a, s, held);
        (a.accrued, a.index) = (0, s.index);
    }
}
