// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {PriceFloorTrigger} from "breakwater/triggers/PriceFloorTrigger.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";
import {FloorTest} from "./Floor.t.sol";

/// @dev Rounds 1 to 6 are at the peg, 7 to 10 below the floor.
contract ProveTest is FloorTest {
    int256 private constant PEG = 1e8;
    int256 private constant LOW = 0.94e8;

    function setUp() public override {
        super.setUp();
        pushMany(PEG, 6);
        pushMany(LOW, 4);
    }

    // ---- what proves ----

    function test_ABreachIsProved() public view {
        _expectProof(range(1, 10), 7);
    }

    function test_TheShortestEvidenceIsEnough() public view {
        _expectProof(range(3, 10), 7);
    }

    /// @dev C11: for any part of the run as evidence.
    function test_OneBreachIsOneEvent() public {
        pushMany(LOW, 20);
        for (uint256 from = 1; from <= 3; from++) {
            for (uint256 to = 10; to <= 30; to++) {
                _expectProof(range(from, to), 7);
            }
        }
    }

    function test_ASecondBreachIsASecondEvent() public {
        pushMany(PEG, 4);
        pushMany(LOW, 4);
        _expectProof(range(1, 10), 7);
        _expectProof(range(11, 18), 15);
        _expectProof(range(1, 18), 15);
    }

    function test_ARecoveryThatDoesNotLastChangesNothing() public {
        pushMany(PEG, 3);
        _expectProof(range(1, 13), 7);
        pushMany(LOW, 4);
        _expectProof(range(1, 17), 7);
        _expect(range(11, 17), _noRecovery(11));
    }

    function test_AWickBelowIsNotTheEvent() public {
        stage(4, LOW, timeOf(4));
        pushMany(PEG, 1);
        _expect(range(1, 10), _noRecovery(1));
        feed = new StagedFeed(8, 3);
        trigger = triggerOf(eventFeed());
        clock = START;
        pushMany(PEG, 6);
        pushMany(LOW, 1);
        pushMany(PEG, 2);
        pushMany(LOW, 4);
        _expectProof(range(1, 13), 10);
    }

    function test_TheEvidenceMayBeginBelowTheFloor() public {
        stage(1, LOW, timeOf(1));
        stage(2, LOW, timeOf(2));
        _expectProof(range(1, 10), 7);
        stage(3, LOW, timeOf(3));
        _expect(range(1, 10), _noRecovery(1));
    }

    function test_ThePriceAtTheFloorIsNotBelow() public {
        stage(7, 0.95e8, timeOf(7));
        pushMany(LOW, 1);
        _expectProof(range(1, 11), 8);
        stage(7, 0.95e8 - 1, timeOf(7));
        _expectProof(range(1, 11), 7);
    }

    function test_FeedsOfAllDecimals() public {
        _provesWith(0, 100, 90, 95e18);
        _provesWith(6, 1e6, 0.949999e6, FLOOR);
        _provesWith(8, 1e8, 0.94999999e8, FLOOR);
        _provesWith(18, 1e18, int256(FLOOR) - 1, FLOOR);
    }

    function test_AFeedWithoutPhases() public {
        feed = new StagedFeed(8, 0);
        trigger = triggerOf(eventFeed());
        clock = START;
        pushMany(PEG, 4);
        pushMany(LOW, 4);
        _expectProof(abi.encode(1, 8), 5);
    }

    function test_ASilenceIsAllowedUpToTheStaleness() public {
        _shift(8, 10, 50 minutes);
        _expectProof(range(1, 10), 7);
        _shift(8, 10, 50 minutes + 1);
        _expect(range(1, 10), _silent(timeOf(7), timeOf(8) + 50 minutes + 1));
    }

    function test_ASilenceAfterwardsChangesNothing() public {
        vm.warp(NOW + 30 days);
        _expectProof(range(1, 10), 7);
    }

    // ---- too few or too short ----

    function test_RevertWhen_ThereAreTooFewRounds() public {
        _expect(range(10, 1), _noRecovery(10));
        _expect(range(1, 1), _noRecovery(1));
        _expect(range(1, 6), _noFall(6));
        _expect(range(1, 9), _noFall(9));
        _expect(range(4, 10), _noRecovery(4));
        _expect(range(7, 10), _noRecovery(7));
    }

    function test_RevertWhen_TheBreachIsTooShort() public {
        stage(10, LOW, timeOf(10) - 1);
        _expect(range(1, 10), _noFall(10));
    }

    function test_RevertWhen_TheRecoveryIsTooShort() public {
        stage(3, PEG, timeOf(3) + 1);
        _expect(range(3, 10), _noRecovery(3));
    }

    function test_RevertWhen_AWickIsAllThereIs() public {
        pushMany(PEG, 5);
        stage(8, PEG, timeOf(8));
        stage(9, PEG, timeOf(9));
        stage(10, PEG, timeOf(10));
        for (uint256 to = 7; to <= 15; to++) {
            _expect(range(1, to), _noFall(to));
        }
    }

    function test_RevertWhen_TheEvidenceIsMalformed() public {
        vm.expectRevert(bytes(""));
        trigger.prove("");
        vm.expectRevert(bytes(""));
        trigger.prove(hex"1234");
        vm.expectRevert(bytes(""));
        trigger.prove(abi.encode(idOf(1), type(uint256).max));
    }

    // ---- invalid rounds ----

    function test_RevertWhen_TheRunCrossesPhases() public {
        feed.startPhase();
        uint80 first = push(LOW);
        expectNoRound(11);
        trigger.prove(abi.encode(idOf(1), first));
        _expectProof(range(1, 10), 7);
    }

    function test_RevertWhen_ARoundIsNotThere() public {
        _expectNone(range(1, 11), 11);
        feed.answerEmpty();
        _expectNone(range(1, 11), 11);
        _expectNone(range(0, 10), 0);
    }

    function test_RevertWhen_ARoundIsGarbage() public {
        feed.set(idOf(3), hex"00");
        _expectNone(range(1, 10), 3);
        feed.set(idOf(3), abi.encode(idOf(3), PEG, timeOf(3), timeOf(3)));
        _expectNone(range(1, 10), 3);
        feed.set(idOf(3), abi.encode(idOf(4), PEG, timeOf(3), timeOf(3), idOf(4)));
        _expectNone(range(1, 10), 3);
        feed.set(idOf(3), abi.encode(type(uint256).max, PEG, timeOf(3), timeOf(3), idOf(3)));
        _expectNone(range(1, 10), 3);
        stage(3, PEG, 0);
        _expectNone(range(1, 10), 3);
    }

    function test_RevertWhen_AnAnswerIsNoPrice() public {
        int256[5] memory answers = [int256(0), -1, type(int256).min, int256(type(int128).max) + 1, type(int256).max];
        for (uint256 i; i < 5; i++) {
            stage(3, answers[i], timeOf(3));
            _expectUnsound(3, answers[i]);
            stage(3, PEG, timeOf(3));
            stage(9, answers[i], timeOf(9));
            _expectUnsound(9, answers[i]);
            stage(9, LOW, timeOf(9));
        }
        stage(3, type(int128).max, timeOf(3));
        _expectProof(range(1, 10), 7);
    }

    function test_RevertWhen_AnAnswerWasCarriedOver() public {
        feed.set(idOf(9), abi.encode(idOf(9), LOW, timeOf(9), timeOf(9), idOf(8)));
        _expectUnsound(9, LOW);
    }

    function test_ARoundOfThisSecondCounts() public {
        vm.warp(timeOf(10));
        _expectProof(range(1, 10), 7);
    }

    function test_RevertWhen_ARoundIsOfTheFuture() public {
        for (uint256 i; i < 2; i++) {
            stage(10, LOW, i == 0 ? NOW + 1 : type(uint256).max);
            _expect(
                range(1, 10),
                abi.encodeWithSelector(
                    ErrorsLib.RoundInFuture.selector, idOf(10), i == 0 ? NOW + 1 : type(uint256).max, NOW
                )
            );
        }
    }

    function test_RevertWhen_TimeRunsBackwards() public {
        stage(9, LOW, timeOf(8) - 1);
        _expect(range(1, 10), abi.encodeWithSelector(ErrorsLib.RoundsOutOfOrder.selector, idOf(8), idOf(9)));
    }

    function test_RevertWhen_TheFeedFroze() public {
        for (uint256 i = 8; i <= 10; i++) {
            stage(i, LOW, timeOf(7));
        }
        _expect(range(1, 10), _noFall(10));
    }

    function test_RevertWhen_TheFeedWasSilentBetweenRounds() public {
        _shift(5, 10, 1 hours);
        _expect(range(1, 10), _silent(timeOf(4), timeOf(5) + 1 hours));
    }

    // ---- C14: answers clamped by the aggregator's own limits ----

    function test_RevertWhen_AnAnswerIsAtOrBeyondTheLimits() public {
        feed.setLimits(0.5e8, 2e8);
        int256[4] memory answers = [int256(0.5e8), 0.1e8, 2e8, 3e8];
        for (uint256 i; i < 4; i++) {
            stage(9, answers[i], timeOf(9));
            expectClamped(9, answers[i]);
            trigger.prove(range(1, 10));
        }
        stage(9, 0.5e8 + 1, timeOf(9));
        stage(3, 2e8 - 1, timeOf(3));
        _expectProof(range(1, 10), 7);
    }

    function test_TheLimitsAreThoseOfTheRoundsPhase() public {
        feed.setLimits(0.1e8, 2e8);
        feed.startPhase();
        feed.setLimits(0.98e8, 2e8);
        push(PEG);
        _expectProof(range(1, 10), 7);
    }

    function test_LimitsThatAreNoneDoNotCount() public {
        feed.setLimits(2e8, 2e8);
        _expectProof(range(1, 10), 7);
        feed.setLimits(type(int192).min, type(int192).max);
        _expectProof(range(1, 10), 7);
    }

    // ---- feeds that fail ----

    function test_RevertGiven_TheFeedIsGone() public {
        vm.etch(address(feed), "");
        _expectNone(range(1, 10), 1);
        vm.etch(address(feed), hex"fe");
        _expectNone(range(1, 10), 1);
    }

    function test_RevertGiven_TheLatestRoundDoesNotAnswer() public {
        feed.setLatest(idOf(99));
        _expect(range(1, 10), _invalidFeed());
        feed.set(idOf(99), hex"00");
        _expect(range(1, 10), _invalidFeed());
        feed.set(idOf(99), abi.encode(uint256(1) << 80, PEG, NOW, NOW, 0));
        _expect(range(1, 10), _invalidFeed());
    }

    function test_TheLatestRoundOnlyGivesThePhase() public {
        feed.set(push(-1), abi.encode(idOf(11), -1, 0, 0, 0));
        _expectProof(range(1, 10), 7);
    }

    // ---- phases ----

    function test_AProofOutlivesANewPhase() public {
        feed.startPhase();
        push(PEG);
        _expectProof(range(1, 10), 7);
    }

    function test_APhaseThatNeverBeganIsNoPhase() public {
        feed.startPhase();
        feed.startPhase();
        push(PEG);
        _expectProof(range(1, 10), 7);
        feed.answerEmpty();
        _expectProof(range(1, 10), 7);
    }

    function test_RevertWhen_ANewerPhaseHadBegun() public {
        feed.startPhase();
        feed.push(PEG, timeOf(10));
        _expect(range(1, 10), abi.encodeWithSelector(ErrorsLib.PhaseReplaced.selector, idOf(10), 4));
        feed.startPhase();
        feed.push(PEG, NOW);
        _expect(range(1, 10), abi.encodeWithSelector(ErrorsLib.PhaseReplaced.selector, idOf(10), 4));
        feed.set(uint80((4 << 64) | 1), abi.encode(uint80((4 << 64) | 1), PEG, 0, timeOf(10) + 1, 0));
        _expectProof(range(1, 10), 7);
    }

    /// @dev If a caller gives too little gas for the reads, the trigger must conclude neither that there is no newer phase nor that there
    /// are no limits.
    function test_RevertWhen_TheGasIsTooLittleToReadTheFeed() public {
        feed.startPhase();
        push(PEG);
        bytes memory evidence = range(1, 10);
        vm.expectPartialRevert(ErrorsLib.TooLittleGas.selector);
        trigger.prove{gas: 250_000}(evidence);
        vm.expectPartialRevert(ErrorsLib.TooLittleGas.selector);
        trigger.prove{gas: 800_000}(evidence);
    }

    // ---- a rollup's sequencer ----

    function test_TheSequencerHasToBeUpForAWhile() public {
        EventFeed memory t = eventFeed();
        (t.sequencer, t.grace) = (address(uptime), 20 minutes);
        trigger = triggerOf(t);
        _expectDown();
        uptime.setStatus(0, timeOf(5));
        _expectProof(range(1, 10), 7);
        uptime.setStatus(0, timeOf(5) + 1);
        _expectDown();
        uptime.setStatus(0, timeOf(7) + 1);
        _expectDown();
        uptime.setStatus(1, timeOf(1));
        _expectDown();
        uptime.setStatus(0, 0);
        _expectDown();
        uptime.setStatus(0, type(uint256).max);
        _expectDown();
        vm.etch(address(uptime), "");
        _expectDown();
    }

    // ---- helpers ----

    function _provesWith(uint8 decimals, int256 peg, int256 low, uint256 floor) private {
        feed = new StagedFeed(decimals, 3);
        trigger = new PriceFloorTrigger(eventFeed(), floor, 1);
        clock = START;
        pushMany(peg, 4);
        pushMany(low, 4);
        expectProof(trigger, range(1, 8), timeOf(5), 1);
        stage(6, int256(floor / trigger.SCALE()), timeOf(6));
        _expect(range(1, 8), abi.encodeWithSelector(ErrorsLib.NoLastingFall.selector, idOf(8), floor));
    }

    function _shift(uint256 from, uint256 to, uint256 by) private {
        for (uint256 i = from; i <= to; i++) {
            stage(i, i <= 6 ? PEG : LOW, timeOf(i) + by);
        }
    }

    function _expectProof(bytes memory evidence, uint256 event_) private view {
        expectProof(trigger, evidence, timeOf(event_), SEVERITY);
    }

    function _expect(bytes memory evidence, bytes memory refusal) private {
        vm.expectRevert(refusal);
        trigger.prove(evidence);
    }

    function _expectNone(bytes memory evidence, uint256 number) private {
        expectNoRound(number);
        trigger.prove(evidence);
    }

    function _expectUnsound(uint256 number, int256 answer) private {
        expectUnsound(number, answer);
        trigger.prove(range(1, 10));
    }

    function _expectDown() private {
        _expect(range(1, 10), abi.encodeWithSelector(ErrorsLib.SequencerDown.selector, address(uptime), timeOf(7)));
    }

    function _silent(uint256 from, uint256 until) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.FeedSilent.selector, from, until, 1 hours);
    }

    function _noRecovery(uint256 from) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.NoLastingRecovery.selector, idOf(from), FLOOR);
    }

    function _noFall(uint256 to) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.NoLastingFall.selector, idOf(to), FLOOR);
    }

    function _invalidFeed() private view returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.InvalidFeed.selector, address(feed));
    }
}
