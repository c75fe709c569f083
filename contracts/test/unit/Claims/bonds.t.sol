// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, Party} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney} from "breakwater/types/PoolTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";

/// @dev Who wins which bond: the table of DESIGN §6.
contract Bonds is ClaimsFixture {
    address internal challenger;
    uint256 internal incident;
    uint256 internal bond;

    function setUp() public override {
        super.setUp();
        challenger = person("challenger");
        buyLargeCover();
        // 2 % of the capital over 120,000 of cover: 15 % is in the fast lane.
        incident = file(3);
        challenge(challenger, incident);
        bond = incidentOf(incident).bond;
        assertEq(bond, BOND, "bond");
    }

    function finish(uint8 step) internal {
        vote(incident, step, step, step);
        core.claims.tally(incident);
        endPhase(incident);
        core.claims.finalize(incident);
    }

    function assertDues(uint256 filer, uint256 challenged, uint256 appellant) internal view {
        assertEq(bondOwed(incident, Party.Filer), filer, "filer");
        assertEq(bondOwed(incident, Party.Challenger), challenged, "challenger");
        assertEq(bondOwed(incident, Party.Appellant), appellant, "appellant");
    }

    function test_RefusedPaysTheChallenger() public {
        finish(0);
        assertDues(0, bond + bond / 2, 0);
        assertEq(incidentOf(incident).reward, bond / 2, "voters");
    }

    function test_AcceptedPaysTheFiler() public {
        finish(1);
        assertStatus(incident, IncidentStatus.Accepted);
        assertDues(bond + bond / 2, 0, 0);
        assertEq(incidentOf(incident).reward, bond / 2, "voters");
    }

    function test_NothingIsOwedBefore() public {
        assertDues(0, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoBondOwed.selector, incident, Party.Filer));
        core.claims.collectBond(incident, Party.Filer);
    }

    function test_CollectBondPaysOnce() public {
        finish(0);
        uint256 before = asset.balanceOf(challenger);
        core.claims.collectBond(incident, Party.Challenger);
        assertEq(asset.balanceOf(challenger) - before, bond + bond / 2, "paid to the challenger");
        bytes memory reason = abi.encodeWithSelector(ErrorsLib.NoBondOwed.selector, incident, Party.Challenger);
        vm.expectRevert(reason);
        core.claims.collectBond(incident, Party.Challenger);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoBondOwed.selector, incident, Party.Appellant));
        core.claims.collectBond(incident, Party.Appellant);
    }

    function test_DrawReturnsAll() public {
        draw(incident);
        assertDues(bond, bond, 0);
        core.claims.collectBond(incident, Party.Filer);
        endPhase(incident);
        core.claims.finalize(incident);
        assertDues(0, bond, 0);
    }

    /// @dev Between refusal and the asserted severity both sides were wrong: both bonds are returned, and fees pay the voters.
    function test_BetweenReturnsBoth() public {
        uint256 large = file(20);
        bond = incidentOf(large).bond;
        incident = large;
        finish(10);
        assertDues(bond, 0, 0);
        uint256 booked = core.claims.episodeOf(incident).pot;
        assertEq(booked, 60_000e6, "booked");
        assertGt(incidentOf(incident).reward, 0, "fees pay the voters");
        assertLe(incidentOf(incident).reward, booked * 50 / 10_000, "at most 0.5 % of it");
    }

    function test_AppealThatChangesNothingIsForfeited() public {
        vote(incident, 3, 3, 3);
        core.claims.tally(incident);
        address appellant = person("appellant");
        appeal(appellant, incident);
        core.claims.rule(incident, 1);
        core.claims.finalize(incident);
        // Challenger's and appellant's bonds; half goes to the filer, half to the voters.
        assertDues(bond + 3 * bond / 2, 0, 0);
        assertEq(incidentOf(incident).reward, 3 * bond / 2, "voters");
    }

    function test_AppealThatIsRightGoesBack() public {
        uint256 large = file(20);
        bond = incidentOf(large).bond;
        incident = large;
        vote(incident, 0, 0, 0);
        core.claims.tally(incident);
        address appellant = person("appellant");
        appeal(appellant, incident);
        core.claims.rule(incident, 20);
        core.claims.finalize(incident);
        assertDues(bond, 0, 2 * bond);
        // No voter is near: nothing is divided, and nobody loses stake, because they were a majority.
        assertEq(incidentOf(incident).reward, 0, "voters");
        (, uint256 penalty) = core.assessors.outcomeOf(incident, ann);
        assertEq(penalty, 0, "no majority is slashed");
    }

    /// @dev All vote for it, the arbiter refuses. No voter is near the ruling, so the voters' half is also the pool's gain.
    function test_WhereNoVoterIsNearThePoolGainsTheirHalf() public {
        incident = file(20);
        bond = incidentOf(incident).bond;
        vote(incident, 20, 20, 20);
        core.claims.tally(incident);
        appeal(person("appellant"), incident);
        core.claims.rule(incident, 0);
        (uint256 owed, uint256 gains) = (money().owed, money().gains);
        core.claims.finalize(incident);
        assertDues(0, 0, 2 * bond);
        assertEq(money().owed, owed + 2 * bond, "nothing is owed to voters");
        assertApproxEqAbs(money().gains, gains + bond, 1e6, "all of the filer's bond");
        assertEq(incidentOf(incident).reward, 0, "nobody is rewarded");
    }

    /// @dev Bonds in = bonds out + voters + gains, in every case.
    function testFuzz_BondsAreConserved(uint8 a, uint8 b, uint8 c, uint8 ruling, bool appeals, bool silent) public {
        (a, b, c, ruling) = (a % 4, b % 4, c % 4, ruling % 4);
        PoolMoney memory before = money();
        vote(incident, a, b, c);
        core.claims.tally(incident);
        if (appeals) {
            appeal(bob, incident);
            if (silent) {
                endPhase(incident);
                core.claims.tally(incident);
            } else {
                core.claims.rule(incident, ruling);
            }
        }
        endPhase(incident);
        uint256 total = money().bonds;
        assertEq(total, (appeals ? 4 : 2) * bond, "taken");
        uint256 gains = money().gains;
        core.claims.finalize(incident);
        assertEq(money().bonds, before.bonds - 2 * bond, "none is left");
        uint256 dues = bondOwed(incident, Party.Filer) + bondOwed(incident, Party.Challenger)
            + bondOwed(incident, Party.Appellant);
        bool accepted = statusOf(incident) == IncidentStatus.Accepted;
        uint256 pot = accepted ? core.claims.episodeOf(incident).pot : 0;
        uint256 reward = incidentOf(incident).reward;
        uint256 owed = money().owed - before.owed;
        assertEq(owed, dues + pot + reward, "owed");
        uint256 fromFees = total == dues ? reward : 0;
        // The part of a gain too small for a rate is capital at once.
        assertApproxEqAbs(dues + reward - fromFees + (money().gains - gains), total, 1e6, "conserved");
        for (uint256 p; p < 3; p++) {
            if (bondOwed(incident, Party(p)) != 0) core.claims.collectBond(incident, Party(p));
        }
        settleAll();
        assertBalanced();
    }

    function settleAll() internal {
        for (uint256 k; k < 3; k++) {
            address voter = k == 0 ? ann : k == 1 ? ben : cyd;
            core.assessors.settleVote(incident, voter);
            if (core.assessors.rewardOf(address(pool), voter) != 0) {
                core.claims.collectReward(address(pool), voter);
            }
        }
    }

    function test_RevertGiven_NoReward() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoReward.selector, ann, address(pool)));
        core.claims.collectReward(address(pool), ann);
    }
}
