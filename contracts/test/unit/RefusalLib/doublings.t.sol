// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {RefusalLib} from "breakwater/libraries/RefusalLib.sol";

contract Doublings is Test {
    using RefusalLib for RefusalLib.Record;

    uint256 internal constant WINDOW = 14 days;

    RefusalLib.Record internal record;
    uint256[] internal open;
    uint256[] internal refused;
    uint256[] internal refusedAt;

    function setUp() public {
        vm.warp(1_772_442_000);
    }

    function countOf(uint256 step) internal view returns (uint256 count) {
        for (uint256 k; k < open.length; k++) {
            if (open[k] >= step) count++;
        }
        for (uint256 k; k < refused.length; k++) {
            if (refused[k] >= step && block.timestamp < refusedAt[k] + WINDOW) count++;
        }
        if (count > 6) count = 6;
    }

    /// @dev Compared with a plain list, while at most six refusals are recent.
    function testFuzz_CountsWhatAssertedAsMuch(uint256 seed) public {
        for (uint256 k; k < 30; k++) {
            uint256 r = uint256(keccak256(abi.encode(seed, k)));
            uint256 step = 1 + r / 4 % 20;
            if (r % 2 == 0) {
                record.add(step);
                open.push(step);
            } else if (open.length != 0) {
                uint256 last = open[open.length - 1];
                open.pop();
                record.remove(last);
                if (r % 4 == 1) {
                    record.refuse(last, WINDOW);
                    refused.push(last);
                    refusedAt.push(block.timestamp);
                }
            }
            skip(3 days);
            assertEq(record.doublings(step, WINDOW), countOf(step), "open or recently refused, as much or more");
        }
    }

    /// @dev A later refusal replaces an earlier one that asserted as much, so repeated filing never gets cheaper.
    function test_TheLaterOfEqualRefusalsIsRemembered() public {
        for (uint256 k; k < 6; k++) {
            record.refuse(20, WINDOW);
        }
        skip(WINDOW - 1);
        record.refuse(20, WINDOW);
        skip(1);
        assertEq(record.doublings(20, WINDOW), 1, "six are over, the seventh is not");
    }

    /// @dev The six refusals with the largest severities are stored.
    function test_ASmallRefusalReplacesNoLargerOne() public {
        for (uint256 k; k < 6; k++) {
            record.refuse(20, WINDOW);
        }
        record.refuse(1, WINDOW);
        assertEq(record.doublings(20, WINDOW), 6, "six");
        skip(WINDOW);
        assertEq(record.doublings(1, WINDOW), 0, "over");
        record.refuse(1, WINDOW);
        assertEq(record.doublings(1, WINDOW), 1, "it replaces one that is over");
    }
}
