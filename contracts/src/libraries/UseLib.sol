// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title The utilisation that actually held, as an integral over time
/// @dev One accumulator for the pool, seconds per unit of capital, moves when capital is staked, leaves or is lost. A line
/// multiplies what it grew by its exposure whenever that changes. Nothing depends on how often anyone looks: premium earned
/// between two such moments does not move the base.
library UseLib {
    uint256 private constant METER_BITS = 88;
    uint256 internal constant USE_UNIT = 1 << 40;
    /// @dev From the meter's scale to that of uses.
    uint256 private constant FINER_BITS = 48;
    uint256 internal constant LOSS_UNIT = 1 << 24;

    /// @param base Capital since `at`, asset units; 0 counts as 1.
    /// @param at Unix time of the last change.
    /// @param perUnit Integral of 1/capital over time until `at`, scaled by 2^88.
    struct Meter {
        uint96 base;
        uint32 at;
        uint128 perUnit;
    }

    /// @param use Integral of exposure/capital over time, seconds scaled by 2^40.
    /// @param mark The meter when it was last written.
    /// @param losses Losses paid as a share of capital, decayed until the line's last loss, scaled by 2^24.
    struct Use {
        uint96 use;
        uint128 mark;
        uint32 losses;
    }

    /// @notice The meter as it is now.
    function read(Meter storage self) internal view returns (uint256) {
        return _read(self);
    }

    function _read(Meter memory self) private view returns (uint256) {
        // A meter of 128 bits would take more than 2^40 seconds at a capital of one unit.
        unchecked {
            return self.perUnit + _grown(self, block.timestamp - self.at);
        }
    }

    /// @notice From now on the pool holds `capital`.
    function rebase(Meter storage self, uint256 capital) internal {
        uint128 perUnit = uint128(read(self));
        uint96 base = uint96(Math.min(capital, type(uint96).max));
        (self.perUnit, self.at, self.base) = (perUnit, uint32(block.timestamp), base);
    }

    /// @notice A line's integral, whose exposure was `exposure` since it was last written.
    /// @param late Sum of amount times seconds of exposure that ended earlier than now.
    function integrate(Meter storage self, Use memory line, uint256 exposure, uint256 late)
        internal
        view
        returns (Use memory)
    {
        Meter memory since = self;
        uint256 meter = _read(since);
        // Exposure has 96 bits, the meter 128.
        unchecked {
            uint256 use = line.use + _use(exposure * (meter - line.mark));
            line.mark = uint128(meter);
            // Off the whole integral: what is released late may have been counted before the last mark.
            uint256 over = late == 0 ? 0 : _use(_grown(since, late));
            line.use = use > over ? uint96(Math.min(use - over, type(uint96).max)) : 0;
        }
        return line;
    }

    function _grown(Meter memory self, uint256 time) private view returns (uint256) {
        return (time << METER_BITS) / Math.max(self.base, 1);
    }

    function _use(uint256 grown) private pure returns (uint256) {
        return grown >> FINER_BITS;
    }
}
