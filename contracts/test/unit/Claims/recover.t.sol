// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract RecoverTest is IncidentUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.recover(1, 1);
    }

    function test_RevertGiven_NotAccepted() public {
        for (uint8 s = 1; s <= uint8(IncidentStatus.Lapsed); s++) {
            if (s == uint8(IncidentStatus.Accepted)) continue;
            uint256 state = vm.snapshotState();
            uint256 incident = inStatus(IncidentStatus(s));
            vm.expectRevert(error1(ErrorsLib.NotAccepted.selector, incident));
            core.claims.recover(incident, 1);
            vm.revertToState(state);
        }
    }

    function test_RevertWhen_AmountIsZero() public {
        uint256 incident = settle(ALL);
        vm.expectRevert(zeroAmount());
        core.claims.recover(incident, 0);
    }

    function test_GivesItToTheCapital() public {
        uint256 incident = settle(ALL);
        syncAll();
        PoolMoney memory m = pool.money();
        fund(dave, 3_000e6);
        uint256 before = asset.balanceOf(dave);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Recovered(incident, dave, 3_000e6);
        vm.prank(dave);
        core.claims.recover(incident, 3_000e6);
        assertEq(before - asset.balanceOf(dave), 3_000e6);
        assertEq(pool.money().capital, m.capital + 3_000e6);
        assertEq(pool.money().owed, m.owed, "what covers are owed does not change");
        assertBalanced();
    }

    /// @dev Half of the shares left after the event and bore half of the loss: they get half of what was recovered.
    function test_GivesExitsThatWereChargedTheirPart() public {
        uint256 shares = pool.balanceOf(alice);
        queue(alice, shares / 2);
        vm.warp(eventTime + 8 days);
        pool.processExits();
        uint256 left = pool.money().exiting;
        assertApproxEqAbs(left, STAKE / 2, 100e6);
        uint256 incident = fileOne();
        commitVote(carol, incident, ALL);
        pass(incident);
        core.claims.tally(incident);
        core.claims.rule(incident, ALL);
        core.claims.finalize(incident);
        uint256 exiting = pool.money().exiting;
        assertApproxEqAbs(left - exiting, AMOUNT / 2, 50e6, "it bore its part");
        fund(dave, 4_000e6);
        vm.prank(dave);
        core.claims.recover(incident, 4_000e6);
        assertApproxEqAbs(pool.money().exiting - exiting, 2_000e6, 10e6, "and gets its part back");
        assertBalanced();
    }
}
