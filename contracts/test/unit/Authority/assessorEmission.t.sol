// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AssessorEmission} from "breakwater/governance/AssessorEmission.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, Process} from "breakwater/types/ClaimTypes.sol";
import {Governance} from "../../../script/Deployment.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

/// @dev Carol and Dave have a weight of 10,000 each, Erin 30,000: at the target. A vote brings 1,000, a week 1,500.
contract AssessorEmissionTest is IncidentUnit {
    uint256 private constant PER_VOTE = 1_000e18;
    uint256 private constant WEEKLY = 1_500e18;
    uint256 private constant TARGET = 5 * WEIGHT;
    uint256 private constant FUNDS = 50_000e18;

    AssessorEmission internal emission;
    address internal governance;

    function setUp() public override {
        super.setUp();
        core.token.transfer(erin, 2 * WEIGHT);
        assess(dave, WEIGHT);
        assess(erin, 3 * WEIGHT);
        Process memory p = demoProcess();
        p.quorumBps = 5_000;
        setProcess(p);
        skip(1);
        Governance memory g = deployGovernance(core, address(this));
        handOver(core, g, address(this), makeAddr("guardian"));
        (emission, governance) = (g.assessorEmission, address(g.timelock));
        core.token.transfer(address(emission), FUNDS);
        _setVotes(PER_VOTE, WEEKLY, TARGET);
    }

    // ---- governance ----

    function test_RevertWhen_TermsAreOutOfBounds() public {
        uint256 most = core.token.totalSupply() / 1_000;
        _expectRange(most + 1, 0, most);
        _setVotes(0, most + 1, TARGET);
        _expectRange(WEEKLY + 1, 0, WEEKLY);
        _setVotes(WEEKLY + 1, WEEKLY, TARGET);
        _expectRange(0, 1, type(uint120).max);
        _setVotes(PER_VOTE, WEEKLY, 0);
        _expectRange(uint256(type(uint120).max) + 1, 1, type(uint120).max);
        _setVotes(PER_VOTE, WEEKLY, uint256(type(uint120).max) + 1);
        _setVotes(most, most, type(uint120).max);
        (uint256 perVote, uint256 weekly) = emission.terms();
        assertEq(perVote, most);
        assertEq(weekly, most);
        assertEq(emission.target(), type(uint120).max);
    }

    function test_WithdrawLeavesWhatIsOwed() public {
        uint256 incident = _settled(0, 0, 0);
        emission.bookVote(incident);
        assertEq(emission.owed(), PER_VOTE);
        _expectRange(FUNDS - PER_VOTE + 1, 0, FUNDS - PER_VOTE);
        vm.prank(governance);
        emission.withdraw(bob, FUNDS - PER_VOTE + 1);
        uint256 had = core.token.balanceOf(bob);
        vm.prank(governance);
        emission.withdraw(bob, FUNDS - PER_VOTE);
        assertEq(core.token.balanceOf(bob), had + FUNDS - PER_VOTE);
        assertEq(emission.claimVote(incident, 1, erin), PER_VOTE * 3 / 5);
    }

    // ---- booking ----

    function test_RevertGiven_NotFinal() public {
        for (uint8 s = 1; s < uint8(IncidentStatus.Accepted); s++) {
            // A proof needs a trigger, which governance would have to enable.
            if (IncidentStatus(s) == IncidentStatus.Proven) continue;
            uint256 state = vm.snapshotState();
            uint256 incident = _inStatus(IncidentStatus(s));
            vm.expectRevert(error1(ErrorsLib.NotFinal.selector, incident));
            emission.bookVote(incident);
            vm.revertToState(state);
        }
    }

    function test_RevertGiven_NobodyVoted() public {
        uint256 incident = fileSmall();
        end(incident);
        assertStatus(incident, IncidentStatus.Accepted);
        vm.expectRevert(error1(ErrorsLib.NoVerdict.selector, incident));
        emission.bookVote(incident);
    }

    function test_RevertGiven_Lapsed() public {
        uint256 incident = lapsed();
        vm.expectRevert(error1(ErrorsLib.NoVerdict.selector, incident));
        emission.bookVote(incident);
    }

    function test_RevertGiven_BookedBefore() public {
        uint256 incident = _settled(0, 0, 0);
        emission.bookVote(incident);
        vm.expectRevert(error1(ErrorsLib.VoteBookedBefore.selector, incident));
        emission.bookVote(incident);
    }

    /// @dev The arbiter ruled what nobody voted for.
    function test_RevertGiven_NobodyWasNear() public {
        uint256 incident = fileOne();
        _vote(incident, 0, 0, 0);
        appealBy(bob, incident);
        core.claims.rule(incident, ALL);
        core.claims.finalize(incident);
        vm.expectRevert(error1(ErrorsLib.NothingToBook.selector, incident));
        emission.bookVote(incident);
    }

    function test_ARefusalIsAVerdict() public {
        uint256 incident = _settled(0, 0, 0);
        assertStatus(incident, IncidentStatus.Refused);
        vm.expectEmit(address(emission));
        emit AssessorEmission.VoteBooked(incident, PER_VOTE, 5 * WEIGHT);
        assertEq(emission.bookVote(incident), PER_VOTE);
    }

    function test_AnAcceptedOneToo() public {
        uint256 incident = _settled(ALL, ALL, ALL);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(emission.bookVote(incident), PER_VOTE);
    }

    /// @dev Once who booked first got 1,000 of a week's 1,500 and who came next 500, for good: now it waits for the next week.
    function test_RevertGiven_TheWeeksBudgetIsSpent() public {
        uint256[2] memory incidents = [_settled(0, 0, 0), _settled(0, 0, 0)];
        vm.warp((block.timestamp / 7 days + 1) * 7 days - 1);
        assertEq(emission.bookVote(incidents[0]), PER_VOTE);
        assertEq(emission.leftThisWeek(), WEEKLY - PER_VOTE);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.BudgetSpent.selector, PER_VOTE, WEEKLY - PER_VOTE));
        emission.bookVote(incidents[1]);
        skip(1);
        assertEq(emission.bookVote(incidents[1]), PER_VOTE);
    }

    function test_RevertGiven_TheRestIsOwed() public {
        uint256 first = _settled(0, 0, 0);
        uint256 second = _settled(0, 0, 0);
        vm.prank(governance);
        emission.withdraw(bob, FUNDS - PER_VOTE - 7);
        emission.bookVote(first);
        vm.warp((block.timestamp / 7 days + 1) * 7 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.BudgetSpent.selector, PER_VOTE, 7));
        emission.bookVote(second);
    }

    function test_NothingIsBookedWhileItIsOff() public {
        uint256 incident = _settled(0, 0, 0);
        _setVotes(0, 0, TARGET);
        vm.expectRevert(error1(ErrorsLib.NothingToBook.selector, incident));
        emission.bookVote(incident);
    }

    /// @dev Half the target: a quarter.
    function test_TheStakeAtFilingIsWhatCounts() public {
        _setVotes(PER_VOTE, WEEKLY, TARGET / 2);
        uint256 incident = _settled(0, 0, 0);
        core.token.transfer(bob, TARGET);
        vm.startPrank(bob);
        core.token.approve(address(core.assessors), TARGET);
        core.assessors.stake(TARGET);
        vm.stopPrank();
        assertEq(emission.bookVote(incident), PER_VOTE / 4);
    }

    function testFuzz_TheCurveFallsPastTheTarget(uint256 stake) public view {
        stake = bound(stake, 1, 1e32);
        uint256 here = emission.amountFor(PER_VOTE, TARGET, stake);
        assertLe(here, PER_VOTE);
        if (stake <= TARGET) assertEq(here, PER_VOTE);
        assertLe(emission.amountFor(PER_VOTE, TARGET, stake + stake / 10 + 1), here, "never more for more");
        assertEq(emission.amountFor(PER_VOTE, TARGET, 2 * TARGET), PER_VOTE / 4);
    }

    // ---- paying ----

    function test_RevertGiven_NotBooked() public {
        uint256 incident = _settled(0, 0, 0);
        vm.expectRevert(error1(ErrorsLib.VoteNotBooked.selector, incident));
        emission.claimVote(incident, 1, carol);
        assertEq(emission.claimable(incident, 1, carol), 0);
    }

    function test_RevertGiven_PaidBefore() public {
        uint256 incident = _booked(0, 0, 0);
        emission.claimVote(incident, 1, carol);
        _expectVote(ErrorsLib.VotePaidBefore.selector, incident, 1, carol);
        emission.claimVote(incident, 1, carol);
        assertEq(emission.claimable(incident, 1, carol), 0);
    }

    function test_RevertGiven_NoVote() public {
        uint256 incident = _booked(0, 0, 0);
        _expectVote(ErrorsLib.NoVote.selector, incident, 1, alice);
        emission.claimVote(incident, 1, alice);
        _expectVote(ErrorsLib.NoVote.selector, incident, 2, carol);
        emission.claimVote(incident, 2, carol);
    }

    function test_RevertGiven_Hidden() public {
        uint256 incident = fileOne();
        commitVote(carol, incident, 0);
        commitVote(erin, incident, 0);
        toReveal(incident);
        revealVote(erin, incident, 0);
        passRound(incident);
        end(incident);
        emission.bookVote(incident);
        _expectVote(ErrorsLib.NoVote.selector, incident, 1, carol);
        emission.claimVote(incident, 1, carol);
        assertEq(emission.claimVote(incident, 1, erin), PER_VOTE, "all of it to who revealed");
    }

    /// @dev Three steps from the verdict; two are near.
    function test_AnOutlierIsPaidNothing() public {
        uint256 incident = _booked(3, 2, 0);
        assertEq(emission.claimable(incident, 1, carol), 0);
        _expectVote(ErrorsLib.VoteTooFar.selector, incident, 1, carol);
        emission.claimVote(incident, 1, carol);
        assertEq(emission.claimVote(incident, 1, dave), PER_VOTE / 4);
        assertEq(emission.claimVote(incident, 1, erin), PER_VOTE * 3 / 4);
    }

    function test_AnyoneCausesThePaymentToTheVoter() public {
        uint256 incident = _booked(0, 0, 0);
        uint256 had = core.token.balanceOf(dave);
        assertEq(emission.claimable(incident, 1, dave), PER_VOTE / 5);
        vm.expectEmit(address(emission));
        emit AssessorEmission.VotePaid(incident, 1, dave, PER_VOTE / 5);
        vm.prank(alice);
        emission.claimVote(incident, 1, dave);
        assertEq(core.token.balanceOf(dave), had + PER_VOTE / 5);
        assertEq(emission.owed(), PER_VOTE * 4 / 5);
    }

    /// @dev The first vote had no quorum; the second decides, and both are near.
    function test_EveryRoundCounts() public {
        uint256 incident = fileOne();
        commitVote(carol, incident, 0);
        toReveal(incident);
        revealVote(carol, incident, 0);
        passRound(incident);
        passRound(incident);
        _vote(incident, 1, 0, 0);
        end(incident);
        emission.bookVote(incident);
        assertEq(emission.claimVote(incident, 1, carol), PER_VOTE / 6);
        assertEq(emission.claimVote(incident, 2, carol), PER_VOTE / 6);
        assertEq(emission.claimVote(incident, 2, dave), PER_VOTE / 6);
        assertEq(emission.claimVote(incident, 2, erin), PER_VOTE / 2);
    }

    function testFuzz_ClaimsNeverExceedWhatWasBooked(uint8 c, uint8 d, uint8 e, uint256 perVote) public {
        (c, d, e) = (c % 21, d % 21, e % 21);
        perVote = bound(perVote, 1, WEEKLY);
        _setVotes(perVote, WEEKLY, TARGET);
        uint256 incident = _settled(c, d, e);
        uint256 severity = incidentOf(incident).severityBps;
        (uint8[3] memory steps, address[3] memory voters) = ([c, d, e], [carol, dave, erin]);
        if (!_isNear(c, severity) && !_isNear(d, severity) && !_isNear(e, severity)) {
            // Larger payouts need more support: the verdict can lie between what was voted for.
            vm.expectRevert(error1(ErrorsLib.NothingToBook.selector, incident));
            emission.bookVote(incident);
            return;
        }
        uint256 booked = emission.bookVote(incident);
        assertEq(booked, perVote);
        uint256 sum;
        for (uint256 k; k < 3; k++) {
            if (_isNear(steps[k], severity)) {
                sum += emission.claimVote(incident, 1, voters[k]);
            } else {
                _expectVote(ErrorsLib.VoteTooFar.selector, incident, 1, voters[k]);
                emission.claimVote(incident, 1, voters[k]);
            }
        }
        assertLe(sum, booked, "claims <= booked");
        assertLt(booked - sum, 3, "but for what rounding left");
        assertEq(emission.owed(), booked - sum);
    }

    // ---- votes that are settled first ----

    /// @dev Once a settled vote was forgotten, and a stranger who settled it first took what its voter was to be paid.
    function test_AVoteIsPaidAfterItWasSettled() public {
        uint256 incident = _booked(0, 0, 0);
        core.claims.settleVote(incident, 1, carol);
        assertEq(emission.claimable(incident, 1, carol), PER_VOTE / 5);
        assertEq(emission.claimVote(incident, 1, carol), PER_VOTE / 5);
        _expectVote(ErrorsLib.VotePaidBefore.selector, incident, 1, carol);
        emission.claimVote(incident, 1, carol);
    }

    function test_RevertGiven_ASettledVoteWasFar() public {
        uint256 incident = fileOne();
        _vote(incident, ALL, 0, 0);
        end(incident);
        core.claims.settleVote(incident, 1, carol);
        emission.bookVote(incident);
        _expectVote(ErrorsLib.VoteTooFar.selector, incident, 1, carol);
        emission.claimVote(incident, 1, carol);
    }

    // ---- words ----

    function _isNear(uint256 step, uint256 severityBps) private pure returns (bool) {
        return step * 500 <= severityBps + 1_000 && severityBps <= step * 500 + 1_000;
    }

    /// @dev A proven one is not here.
    function _inStatus(IncidentStatus status) private returns (uint256 incident) {
        if (status == IncidentStatus.Decided) {
            incident = fileOne();
            _vote(incident, 0, 0, 0);
            assertStatus(incident, status);
        } else {
            incident = inStatus(status);
        }
    }

    function _settled(uint8 c, uint8 d, uint8 e) private returns (uint256 incident) {
        incident = file(bob, cover, block.timestamp - 1 hours, ALL);
        _vote(incident, c, d, e);
        end(incident);
    }

    function _booked(uint8 c, uint8 d, uint8 e) private returns (uint256 incident) {
        incident = _settled(c, d, e);
        emission.bookVote(incident);
    }

    function _vote(uint256 incident, uint8 c, uint8 d, uint8 e) private {
        commitVote(carol, incident, c);
        commitVote(dave, incident, d);
        commitVote(erin, incident, e);
        toReveal(incident);
        revealVote(carol, incident, c);
        revealVote(dave, incident, d);
        revealVote(erin, incident, e);
        passRound(incident);
    }

    function _setVotes(uint256 perVote, uint256 weekly, uint256 target) private {
        vm.prank(governance);
        emission.setVotes(perVote, weekly, target);
    }

    function _expectRange(uint256 value, uint256 least, uint256 most) private {
        vm.expectRevert(error3(ErrorsLib.ParameterOutOfRange.selector, value, least, most));
    }

    function _expectVote(bytes4 selector, uint256 incident, uint256 round, address who) private {
        vm.expectRevert(abi.encodeWithSelector(selector, incident, round, who));
    }
}
