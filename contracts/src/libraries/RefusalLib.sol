// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title How often a product's bond is doubled
/// @notice Once for each open or recently refused incident that asserted as much or more. So several false incidents,
/// at once or in sequence, become expensive, and a small one never makes a larger one more expensive.
library RefusalLib {
    uint256 internal constant MAX_DOUBLINGS = 6;
    /// @dev Bits of a count in `open`.
    uint256 private constant COUNT_BITS = 12;
    /// @dev Bits of an entry in `refused`: time above, step in the lowest eight.
    uint256 private constant ENTRY_BITS = 40;
    uint256 private constant ENTRY_MASK = (1 << ENTRY_BITS) - 1;
    /// @dev Set in `open` once there was an incident, so that the word is never cleared and the next incident costs
    /// less gas.
    uint256 private constant USED = 1 << 255;

    /// @param open Number of open incidents by asserted step.
    /// @param refused The six recent refusals that asserted the largest severities. No more can double a bond.
    struct Record {
        uint256 open;
        uint256 refused;
    }

    /// @notice Adds an open incident.
    function add(Record storage self, uint256 step) internal {
        self.open = (self.open | USED) + (1 << (COUNT_BITS * (step - 1)));
    }

    /// @notice Removes an incident that is no longer open.
    function remove(Record storage self, uint256 step) internal {
        self.open -= 1 << (COUNT_BITS * (step - 1));
    }

    /// @notice Records a refusal. It replaces one that has expired, otherwise the one that asserted the smallest
    /// severity.
    function refuse(Record storage self, uint256 step, uint256 window) internal {
        uint256 refused = self.refused;
        uint256 shift;
        uint256 smallest = type(uint256).max;
        for (uint256 k; k < MAX_DOUBLINGS; k++) {
            uint256 entry = refused >> (ENTRY_BITS * k) & ENTRY_MASK;
            uint256 asserted = _isRecent(entry, window) ? uint8(entry) : 0;
            if (asserted < smallest) (smallest, shift) = (asserted, ENTRY_BITS * k);
        }
        if (smallest > step) return;
        self.refused = refused & ~(ENTRY_MASK << shift) | (block.timestamp << 8 | step) << shift;
    }

    /// @notice How often the bond of an incident that asserts `step` is doubled.
    function doublings(Record storage self, uint256 step, uint256 window) internal view returns (uint256 count) {
        (uint256 open, uint256 refused) = (self.open, self.refused);
        open = (open & ~USED) >> (COUNT_BITS * (step - 1));
        for (; open != 0; open >>= COUNT_BITS) {
            count += open & ((1 << COUNT_BITS) - 1);
        }
        for (; refused != 0; refused >>= ENTRY_BITS) {
            uint256 entry = refused & ENTRY_MASK;
            if (uint8(entry) >= step && _isRecent(entry, window)) count++;
        }
        return Math.min(count, MAX_DOUBLINGS);
    }

    function _isRecent(uint256 entry, uint256 window) private view returns (bool) {
        return block.timestamp < (entry >> 8) + window;
    }
}
