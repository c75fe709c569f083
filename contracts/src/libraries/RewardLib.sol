// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LibBit} from "solady/utils/LibBit.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {RateLib} from "./RateLib.sol";

/// @title Rewards by index: what one unit of shares has earned so far
/// @dev A unit is about a whole asset's worth of shares at par. While fewer shares exist, nobody earns, so the index
/// fits whatever is funded. No rounding loses anything, however often anyone calls: the remainder of an index step is
/// carried to the next, and accounts accrue in fractions of 2^-32 of a token unit. `Rewards` bounds all funding of a
/// stream to 2^87 token units. So nothing here overflows or reverts, and rewards cannot block a movement of shares.
library RewardLib {
    uint256 internal constant SCALE_BITS = 32;
    uint256 internal constant MAX_STREAMS = 8;

    /// @param index Earnings of a unit of shares, token units scaled by 2^32.
    /// @param carry Earned and not yet in the index, token units scaled by 2^32: less than `supply / unit`.
    /// @param at Unix time up to which the index counts.
    /// @param unitBits A unit is 2^unitBits shares.
    /// @param rate Tokens per second, token units scaled by 2^32, packed by `RateLib`.
    /// @param end Unix time at which the stream ends.
    /// @param last True for the last stream of a pool.
    struct Stream {
        uint120 index;
        uint96 carry;
        uint32 at;
        uint8 unitBits;
        uint56 rate;
        uint32 end;
        bool last;
    }

    /// @param index The stream's index up to which the account's shares are counted.
    /// @param accrued Earned and not paid, token units scaled by 2^32.
    struct Account {
        uint120 index;
        uint136 accrued;
    }

    /// @param idle Tokens that no share could earn, token units scaled by 2^32.
    struct Book {
        Stream[MAX_STREAMS] streams;
        mapping(address account => Account[MAX_STREAMS]) accounts;
        mapping(uint256 stream => uint256) idle;
    }

    /// @notice Opens a stream for shares with `decimals`. It becomes the last one.
    function open(Book storage self, uint256 stream, uint256 decimals) internal {
        (self.streams[stream].unitBits, self.streams[stream].last) = (uint8(LibBit.fls(10 ** decimals)), true);
        if (stream != 0) self.streams[stream - 1].last = false;
    }

    /// @notice Settles sender and recipient before shares move. Parameters as in `IRewards.beforeTransfer`.
    function move(Book storage self, address from, address to, uint256 fromBalance, uint256 toBalance, uint256 supply)
        internal
    {
        Account[MAX_STREAMS] storage giver = self.accounts[from];
        Account[MAX_STREAMS] storage taker = self.accounts[to];
        for (uint256 i; i < MAX_STREAMS; i++) {
            Stream memory s = accrue(self, i, supply);
            if (from != address(0)) settle(giver[i], s, fromBalance);
            if (to != address(0)) settle(taker[i], s, toBalance);
            if (s.last) break;
        }
    }

    /// @notice Streams until `end`, at no lower rate: what is left, what nobody could earn, and `added` token units.
    function extend(Book storage self, uint256 stream, uint256 added, uint256 end, uint256 supply) internal {
        Stream memory s = accrue(self, stream, supply);
        uint256 before = block.timestamp < s.end ? RateLib.unpack(s.rate) : 0;
        uint256 scaled = (added << SCALE_BITS) + self.idle[stream];
        if (before != 0) scaled += before * (s.end - block.timestamp);
        uint256 time = end - block.timestamp;
        uint56 packed = RateLib.pack(scaled / time);
        uint256 rate = RateLib.unpack(packed);
        require(rate >= before, ErrorsLib.RateLowered(rate, before));
        Stream storage stored = self.streams[stream];
        (stored.at, stored.rate, stored.end) = (uint32(block.timestamp), packed, uint32(end));
        self.idle[stream] = scaled - rate * time;
    }

    /// @notice Advances a stream to now and stores it.
    function accrue(Book storage self, uint256 stream, uint256 supply) internal returns (Stream memory s) {
        Stream storage stored = self.streams[stream];
        s = stored;
        (uint32 at, uint256 idle) = (s.at, advance(s, supply));
        if (s.at != at) (stored.index, stored.carry, stored.at) = (s.index, s.carry, s.at);
        if (idle != 0) self.idle[stream] += idle;
    }

    /// @notice Advances a stream to now, or to its end.
    /// @return idle What no share could earn meanwhile, token units scaled by 2^32.
    function advance(Stream memory s, uint256 supply) internal view returns (uint256 idle) {
        uint256 until = Math.min(block.timestamp, s.end);
        if (until <= s.at) return 0;
        unchecked {
            uint256 earned = RateLib.unpack(s.rate) * (until - s.at);
            s.at = uint32(until);
            if (supply >> s.unitBits == 0) return earned;
            uint256 scaled = earned + s.carry << s.unitBits;
            s.index += uint120(scaled / supply);
            s.carry = uint96(scaled % supply >> s.unitBits);
        }
    }

    /// @notice Unpaid earnings of an account that has held `held` shares since it was last settled, token units scaled
    /// by 2^32.
    function settled(Account storage self, Stream memory s, uint256 held) internal view returns (uint256) {
        unchecked {
            return self.accrued + (held * (s.index - self.index) >> s.unitBits);
        }
    }

    /// @notice Stores the unpaid earnings.
    function settle(Account storage self, Stream memory s, uint256 held) internal {
        if (self.index == s.index) return;
        (self.accrued, self.index) = (uint136(settled(self, s, held)), s.index);
    }

    /// @notice Takes the earnings until now of an account that has held `held` shares since it was last settled.
    /// @dev While the supply does not change, the stream need not be stored: it can be advanced again from where it
    /// was.
    /// @return amount Token units, rounded down; the rest stays accrued.
    function take(Book storage self, uint256 stream, address account, uint256 supply, uint256 held)
        internal
        returns (uint256 amount)
    {
        Stream memory s = self.streams[stream];
        advance(s, supply);
        Account storage a = self.accounts[account][stream];
        uint256 accrued = settled(a, s, held);
        amount = accrued >> SCALE_BITS;
        (a.accrued, a.index) = (uint136(accrued - (amount << SCALE_BITS)), s.index);
    }
}
