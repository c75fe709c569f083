// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {stdError} from "forge-std/StdError.sol";
import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Opening} from "breakwater/types/ClaimTypes.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract RefileIncidentTest is PlainUnit {
    uint256 internal eligible;

    function setUp() public override {
        super.setUp();
        stake(alice, 100_000e6);
        sell(LINE, 1_000e6, today(), today() + 3, 0);
        eligible = open(LINE, block.timestamp - 1, 500e6);
        fund(carol, 1_000e6);
    }

    function test_RevertWhen_CallerIsNotClaims() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaims.selector, alice));
        vm.prank(alice);
        pool.refileIncident(LINE, 2, alice, 0, 0);
    }

    function test_RevertWhen_MoreIsReleasedThanAllBonds() public {
        vm.expectRevert(stdError.arithmeticError);
        _refile(500e6, 500e6 + 1);
    }

    function test_TheOldBondIsOwedAndTheNewOneTaken() public {
        uint256 had = asset.balanceOf(carol);
        vm.expectEmit(address(pool));
        emit IPoolEvents.BondReleased(500e6);
        _refile(700e6, 500e6);
        assertEq(had - asset.balanceOf(carol), 700e6);
        assertEq(pool.money().bonds, 700e6);
        assertEq(pool.money().owed, 500e6);
        assertBalanced();
    }

    /// @dev What it can cost, and what it holds, go over to the new one.
    function test_TheNewOneStandsInTheOldOnesPlace() public {
        _refile(500e6, 500e6);
        (uint256 incident, uint256 count) = pool.incidentOf(LINE);
        assertEq(incident, 2);
        assertEq(count, 1, "one for one");
        assertEq(pool.solvency().atRisk, eligible);
        skip(30 days);
        syncAll();
        assertEq(pool.groupExposure(0), 1_000e6, "held on");
        close(LINE, eligible, 0);
        assertEq(pool.groupExposure(0), 0);
        assertEq(pool.solvency().atRisk, 0);
    }

    function test_GivenAnotherIsOpenBothStay() public {
        vm.prank(address(core.claims));
        pool.openIncident(Opening(LINE, 3, block.timestamp - 1, bob, 0, 0));
        _refile(500e6, 500e6);
        (, uint256 count) = pool.incidentOf(LINE);
        assertEq(count, 2);
        assertEq(pool.solvency().atRisk, 2 * eligible);
    }

    function _refile(uint256 bond, uint256 released) private {
        vm.prank(address(core.claims));
        pool.refileIncident(LINE, 2, carol, bond, released);
    }
}
