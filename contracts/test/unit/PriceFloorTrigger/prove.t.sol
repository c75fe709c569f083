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
        _expectProof(ids(1, 10), START, timeOf(7));
    }

    function test_TheShortestEvidenceIsEnough() public view {
        _expectProof(ids(4, 10), timeOf(4), timeOf(7));
    }

    function test_OneBreachIsOneEvent() public {
        pushMany(LOW, 20);
        for (uint256 from = 1; from <= 4; from++) {
            for (uint256 to = 10; to <= 30; to++) {
                _expectProof(ids(from, to), timeOf(from), timeOf(7));
            }
        }
    }

    function test_ASecondBreachIsASecondEvent() public {
        pushMany(PEG, 3);
        pushMany(LOW, 4);
        _expectProof(ids(1, 10), START, timeOf(7));
        _expectProof(ids(11, 17), timeOf(11), timeOf(14));
    }

    function test_ThePriceAtTheFloorIsNotBelow() public {
        stage(6, 0.95e8, timeOf(6));
        _expectProof(ids(1, 10), START, timeOf(7));
        stage(6, 0.95e8 - 1, timeOf(6));
        _expectProof(ids(1, 10), START, timeOf(6));
        stage(8, 0.95e8, timeOf(8));
        _expect(ids(1, 10), abi.encodeWithSelector(ErrorsLib.NotBelowFloor.selector, idOf(8), FLOOR, FLOOR));
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
        uint80[] memory list = new uint80[](8);
        for (uint80 i; i < 8; i++) {
            list[i] = i + 1;
        }
        _expectProof(list, START, timeOf(5));
    }

    function test_ASilenceIsAllowedUpToTheStaleness() public {
        _shift(8, 10, 50 minutes);
        _expectProof(ids(1, 10), START, timeOf(7));
        _shift(8, 10, 50 minutes + 1);
        _expect(ids(1, 10), _silent(timeOf(7), timeOf(8) + 50 minutes + 1));
    }

    function test_ASilenceAfterwardsChangesNothing() public {
        vm.warp(NOW + 30 days);
        _expectProof(ids(1, 10), START, timeOf(7));
    }

    // ---- too little of it ----

    function test_RevertWhen_ThereAreTooFewRounds() public {
        _expect(new uint80[](0), _tooFew(0, 4));
        _expect(ids(8, 10), _tooFew(3, 4));
        _shift(8, 8, 20 minutes);
        _expect(ids(1, 8), _tooFew(2, 3));
        _expect(ids(1, 6), _tooFew(0, 3));
    }

    function test_RevertWhen_TheBreachIsTooShort() public {
        _expect(ids(1, 9), abi.encodeWithSelector(ErrorsLib.RunTooShort.selector, 20 minutes, 30 minutes));
        stage(10, LOW, timeOf(10) - 1);
        _expect(
            ids(1, 10), abi.encodeWithSelector(ErrorsLib.RunTooShort.selector, 30 minutes - 1, 30 minutes)
        );
    }

    function test_RevertWhen_AWickIsAllThereIs() public {
        pushMany(PEG, 5);
        stage(8, PEG, timeOf(8));
        stage(9, PEG, timeOf(9));
        stage(10, PEG, timeOf(10));
        for (uint256 to = 7; to <= 15; to++) {
            vm.expectRevert();
            trigger.prove(abi.encode(ids(1, to)));
        }
    }

    function test_RevertWhen_ItWasNotAtItsPegBefore() public {
        _expect(ids(7, 10), abi.encodeWithSelector(ErrorsLib.NotRecovered.selector, idOf(7), 0.94e18, FLOOR));
        _expect(
            ids(5, 10), abi.encodeWithSelector(ErrorsLib.RecoveryTooShort.selector, 20 minutes, 30 minutes)
        );
        stage(4, PEG, timeOf(4) + 1);
        _expect(
            ids(4, 10),
            abi.encodeWithSelector(ErrorsLib.RecoveryTooShort.selector, 30 minutes - 1, 30 minutes)
        );
    }

    function test_RevertWhen_TheEvidenceIsMalformed() public {
        vm.expectRevert(bytes(""));
        trigger.prove("");
        vm.expectRevert(bytes(""));
        trigger.prove(hex"1234");
        vm.expectRevert(bytes(""));
        trigger.prove(abi.encode(uint256(32), uint256(1), type(uint256).max));
        vm.expectRevert();
        trigger.prove(abi.encode(uint256(32), type(uint256).max));
    }

    // ---- rounds that are no history ----

    function test_RevertWhen_ARoundIsSkipped() public {
        uint80[] memory list = ids(1, 10);
        for (uint256 i = 2; i < 10; i++) {
            list[i - 1] = list[i];
        }
        _expectConsecutive(list, idOf(1), idOf(3));
    }

    function test_RevertWhen_ARoundIsGivenTwice() public {
        uint80[] memory list = ids(1, 10);
        list[9] = list[8];
        _expectConsecutive(list, idOf(9), idOf(9));
    }

    function test_RevertWhen_RoundsAreGivenBackwards() public {
        uint80[] memory list = ids(1, 10);
        (list[3], list[4]) = (list[4], list[3]);
        _expectConsecutive(list, idOf(3), idOf(5));
    }

    function test_RevertWhen_ARoundIsOfAnotherPhase() public {
        uint80[] memory list = ids(1, 10);
        list[9] = uint80((4 << 64) | 10);
        _expectConsecutive(list, idOf(9), list[9]);
        list[9] = 10;
        _expectConsecutive(list, idOf(9), 10);
    }

    function test_RevertWhen_TheRunCrossesPhases() public {
        feed.startPhase();
        uint80 first = push(LOW);
        uint80[] memory list = ids(1, 11);
        list[10] = first;
        _expectConsecutive(list, idOf(10), first);
        _expectProof(ids(1, 10), START, timeOf(7));
    }

    function test_RevertWhen_ARoundIsNotThere() public {
        _expectNone(ids(1, 11), 11);
        feed.answerEmpty();
        _expectNone(ids(1, 11), 11);
        _expectNone(ids(0, 10), 0);
    }

    function test_RevertWhen_ARoundIsGarbage() public {
        feed.set(idOf(3), hex"00");
        _expectNone(ids(1, 10), 3);
        feed.set(idOf(3), abi.encode(idOf(3), PEG, timeOf(3), timeOf(3)));
        _expectNone(ids(1, 10), 3);
        feed.set(idOf(3), abi.encode(idOf(4), PEG, timeOf(3), timeOf(3), idOf(4)));
        _expectNone(ids(1, 10), 3);
        feed.set(idOf(3), abi.encode(type(uint256).max, PEG, timeOf(3), timeOf(3), idOf(3)));
        _expectNone(ids(1, 10), 3);
        stage(3, PEG, 0);
        _expectNone(ids(1, 10), 3);
    }

    function test_RevertWhen_AnAnswerIsNoPrice() public {
        int256[5] memory answers =
            [int256(0), -1, type(int256).min, int256(type(int128).max) + 1, type(int256).max];
        for (uint256 i; i < 5; i++) {
            stage(3, answers[i], timeOf(3));
            _expectUnsound(3, answers[i]);
            stage(3, PEG, timeOf(3));
            stage(9, answers[i], timeOf(9));
            _expectUnsound(9, answers[i]);
            stage(9, LOW, timeOf(9));
        }
        stage(3, type(int128).max, timeOf(3));
        _expectProof(ids(1, 10), START, timeOf(7));
    }

    function test_RevertWhen_AnAnswerWasCarriedOver() public {
        feed.set(idOf(9), abi.encode(idOf(9), LOW, timeOf(9), timeOf(9), idOf(8)));
        _expectUnsound(9, LOW);
    }

    function test_RevertWhen_ARoundIsOfTheFuture() public {
        for (uint256 i; i < 2; i++) {
            stage(10, LOW, i == 0 ? NOW + 1 : type(uint256).max);
            _expect(
                ids(1, 10),
                abi.encodeWithSelector(
                    ErrorsLib.RoundInFuture.selector, idOf(10), i == 0 ? NOW + 1 : type(uint256).max, NOW
                )
            );
        }
    }

    function test_RevertWhen_TimeRunsBackwards() public {
        stage(9, LOW, timeOf(8) - 1);
        _expect(ids(1, 10), abi.encodeWithSelector(ErrorsLib.RoundsOutOfOrder.selector, idOf(8), idOf(9)));
    }

    function test_RevertWhen_TheFeedFroze() public {
        for (uint256 i = 8; i <= 10; i++) {
            stage(i, LOW, timeOf(7));
        }
        _expect(ids(1, 10), abi.encodeWithSelector(ErrorsLib.RunTooShort.selector, 0, 30 minutes));
    }

    function test_RevertWhen_TheFeedWasSilentBetweenRounds() public {
        _shift(5, 10, 1 hours);
        _expect(ids(1, 10), _silent(timeOf(4), timeOf(5) + 1 hours));
    }

    // ---- feeds that fail ----

    function test_RevertGiven_TheFeedIsGone() public {
        vm.etch(address(feed), "");
        _expectNone(ids(1, 10), 1);
        vm.etch(address(feed), hex"fe");
        _expectNone(ids(1, 10), 1);
    }

    function test_RevertGiven_TheLatestRoundDoesNotAnswer() public {
        feed.setLatest(idOf(99));
        _expect(ids(1, 10), _invalidFeed());
        feed.set(idOf(99), hex"00");
        _expect(ids(1, 10), _invalidFeed());
        feed.set(idOf(99), abi.encode(uint256(1) << 80, PEG, NOW, NOW, 0));
        _expect(ids(1, 10), _invalidFeed());
    }

    function test_TheLatestRoundOnlyTellsThePhase() public {
        feed.set(push(-1), abi.encode(idOf(11), -1, 0, 0, 0));
        _expectProof(ids(1, 10), START, timeOf(7));
    }

    // ---- phases ----

    function test_AProofOutlivesANewPhase() public {
        feed.startPhase();
        push(PEG);
        _expectProof(ids(1, 10), START, timeOf(7));
    }

    function test_APhaseThatNeverBeganIsNoPhase() public {
        feed.startPhase();
        feed.startPhase();
        push(PEG);
        _expectProof(ids(1, 10), START, timeOf(7));
        feed.answerEmpty();
        _expectProof(ids(1, 10), START, timeOf(7));
    }

    function test_RevertWhen_ANewerPhaseHadBegun() public {
        feed.startPhase();
        feed.push(PEG, timeOf(10));
        _expect(ids(1, 10), abi.encodeWithSelector(ErrorsLib.PhaseReplaced.selector, idOf(10), 4));
        feed.startPhase();
        feed.push(PEG, NOW);
        _expect(ids(1, 10), abi.encodeWithSelector(ErrorsLib.PhaseReplaced.selector, idOf(10), 4));
        feed.set(uint80((4 << 64) | 1), abi.encode(uint80((4 << 64) | 1), PEG, 0, timeOf(10) + 1, 0));
        _expectProof(ids(1, 10), START, timeOf(7));
    }

    function test_RevertWhen_TheGasIsTooLittleToTellSilence() public {
        feed.startPhase();
        push(PEG);
        bytes memory evidence = abi.encode(ids(1, 10));
        vm.expectPartialRevert(ErrorsLib.TooLittleGas.selector);
        trigger.prove{gas: 250_000}(evidence);
    }

    // ---- a rollup's sequencer ----

    function test_TheSequencerHasToBeUpForAWhile() public {
        EventFeed memory t = eventFeed();
        (t.sequencer, t.grace) = (address(uptime), 20 minutes);
        trigger = triggerOf(t);
        _expectDown();
        uptime.setStatus(0, timeOf(5));
        _expectProof(ids(1, 10), START, timeOf(7));
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
        expectProof(trigger, abi.encode(ids(1, 8)), [START, timeOf(5), 1]);
        stage(6, int256(floor / trigger.SCALE()), timeOf(6));
        expectError(ErrorsLib.NotBelowFloor.selector, idOf(6), floor, floor);
        trigger.prove(abi.encode(ids(1, 8)));
    }

    function _shift(uint256 from, uint256 to, uint256 by) private {
        for (uint256 i = from; i <= to; i++) {
            stage(i, i <= 6 ? PEG : LOW, timeOf(i) + by);
        }
    }

    function _expectProof(uint80[] memory list, uint256 since, uint256 eventTime) private view {
        expectProof(trigger, abi.encode(list), [since, eventTime, SEVERITY]);
    }

    function _expect(uint80[] memory list, bytes memory refusal) private {
        vm.expectRevert(refusal);
        trigger.prove(abi.encode(list));
    }

    function _expectNone(uint80[] memory list, uint256 number) private {
        expectNoRound(number);
        trigger.prove(abi.encode(list));
    }

    function _expectUnsound(uint256 number, int256 answer) private {
        expectUnsound(number, answer);
        trigger.prove(abi.encode(ids(1, 10)));
    }

    function _expectConsecutive(uint80[] memory list, uint80 round, uint80 next) private {
        _expect(list, abi.encodeWithSelector(ErrorsLib.RoundsNotConsecutive.selector, round, next));
    }

    function _expectDown() private {
        _expect(
            ids(1, 10), abi.encodeWithSelector(ErrorsLib.SequencerDown.selector, address(uptime), timeOf(7))
        );
    }

    function _silent(uint256 from, uint256 until) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.FeedSilent.selector, from, until, 1 hours);
    }

    function _tooFew(uint256 rounds, uint256 least) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.TooFewRounds.selector, rounds, least);
    }

    function _invalidFeed() private view returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.InvalidFeed.selector, address(feed));
    }
}
