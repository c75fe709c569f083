// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView} from "breakwater/types/ClaimTypes.sol";
import {ClaimsUnit} from "../../utils/ClaimsUnit.t.sol";

contract FinalizeTest is ClaimsUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.NotDecided.selector, 1));
        core.claims.finalize(1);
    }

    function test_RevertGiven_NotTallied() public {
        uint256 incident = fileOne();
        toTally(incident);
        vm.expectRevert(error1(ErrorsLib.NotDecided.selector, incident));
        core.claims.finalize(incident);
    }

    function test_RevertGiven_AlreadyFinal() public {
        uint256 incident = settle(20);
        vm.expectRevert(error1(ErrorsLib.NotDecided.selector, incident));
        core.claims.finalize(incident);
    }

    /// @dev A quarter of one unit is nothing to pay, but the filer was right.
    function test_VerdictOverDustIsNoRefusal() public {
        uint256 dust = buy(bob, DEPEG, 1, 30);
        vm.warp(startOf(dust) + 2 hours);
        uint256 incident = file(bob, dust, startOf(dust) + 1 hours, 20);
        decide(carol, incident, 5);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(core.claims.incidentOf(incident).booked, 0);
        assertTrue(core.claims.incidentOf(incident).bondOwed);
    }

    function test_AcceptedBooksWhatIsOwed() public {
        uint256 incident = fileOne();
        commitVote(carol, incident, 5);
        toReveal(incident);
        revealVote(carol, incident, 5);
        passRound(incident);
        uint256 capital = pool.money().capital;
        vm.expectEmit(address(core.claims));
        emit IClaims.Finalized(incident, 5, AMOUNT / 4, AMOUNT / 4);
        core.claims.finalize(incident);
        IncidentView memory v = core.claims.incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Accepted));
        assertEq(v.booked, AMOUNT / 4);
        assertEq(v.uncollected, AMOUNT / 4);
        assertTrue(v.bondOwed);
        assertEq(pool.money().capital, capital - AMOUNT / 4);
        assertEq(pool.money().owed, AMOUNT / 4 + BOND);
        assertEq(pool.money().bonds, 0);
        assertEq(pool.solvency().atRisk, 0);
        assertEq(core.claims.openIncidentOf(EXPLOIT), 0);
        assertGt(core.cover.capacity(EXPLOIT), 0, "sales go on");
        assertBalanced();
    }

    function test_RefusedForfeitsTheBond() public {
        uint256 before = pool.money().capital + pool.money().unearned;
        uint256 incident = settle(0);
        assertStatus(incident, IncidentStatus.Refused);
        assertEq(pool.money().owed, 0);
        assertEq(pool.money().capital + pool.money().unearned, before + BOND);
        assertFalse(core.claims.incidentOf(incident).bondOwed);
        assertEq(core.claims.openIncidentOf(EXPLOIT), 0);
    }

    function test_DrawnOwesTheBond() public {
        uint256 incident = draw();
        assertStatus(incident, IncidentStatus.Drawn);
        assertEq(pool.money().owed, BOND);
        assertTrue(core.claims.incidentOf(incident).bondOwed);
        assertEq(core.claims.incidentOf(incident).booked, 0);
        assertEq(file(bob, cover, eventTime, 20), 2, "and it can be filed again");
    }

    function test_BooksNoMoreThanThereIs() public {
        uint256 incident = fileOne();
        uint256 all = pool.money().capital;
        open(OTHER_LINE, block.timestamp - 1, 0);
        close(OTHER_LINE, 0, all - 5_000e6);
        decide(carol, incident, 20);
        IncidentView memory v = core.claims.incidentOf(incident);
        assertLt(v.booked, 5_100e6, "what was left and what was earned meanwhile");
        assertGe(v.booked, 5_000e6);
        assertEq(pool.money().capital, 0);
        uint256 before = asset.balanceOf(bob);
        core.claims.collect(incident, cover);
        core.claims.collectBond(incident);
        assertEq(asset.balanceOf(bob) - before, v.booked + BOND);
    }

    function test_GivenNothingIsLeftItIsAcceptedAndPaysNothing() public {
        uint256 incident = fileOne();
        decide(carol, incident, 20);
        incident = file(bob, cover, eventTime, 20);
        lose2(type(uint120).max);
        decide(carol, incident, 20);
        assertStatus(incident, IncidentStatus.Accepted);
        assertLt(core.claims.incidentOf(incident).booked, 100e6, "premium earned during the vote");
        core.claims.collect(incident, cover);
    }

    function test_ChangesInOwnershipOfAssessorsStakeChangeNothing() public {
        uint256 incident = fileOne();
        vm.prank(carol);
        core.assessors.requestUnstake(WEIGHT);
        decide(carol, incident, 20);
        assertStatus(incident, IncidentStatus.Accepted);
    }

    function lose2(uint256 loss) private {
        open(OTHER_LINE, block.timestamp - 1, 0);
        close(OTHER_LINE, 0, loss);
    }
}
