// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {DrawdownTrigger} from "breakwater/triggers/DrawdownTrigger.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";
import {DrawdownTest} from "./Drawdown.t.sol";

/// @dev Rounds 1 to 4 are the peak, 5 to 8 the fall (15 %), 9 to 12 the trough, 40 % below the peak: half of the maximum is paid.
contract ProveTest is DrawdownTest {
    int256 private constant HIGH = 2_000e8;
    int256 private constant MIDDLE = 1_700e8;
    int256 private constant LOW = 1_200e8;

    function setUp() public override {
        super.setUp();
        pushMany(HIGH, 4);
        pushMany(MIDDLE, 4);
        pushMany(LOW, 4);
    }

    // ---- what proves ----

    function test_ACrashIsProved() public view {
        _expectProof(evidence(1, 4, 9, 12), 9, 4_500);
    }

    function test_ThePeakIsItsLowestPrice() public view {
        // 1 - 1,200/1,700 is 29.41 %
        _expectProof(evidence(1, 8, 9, 12), 9, 2_117);
        _expectProof(evidence(5, 8, 9, 12), 9, 2_117);
    }

    function test_TheTroughIsItsHighestPrice() public {
        stage(11, 1_500e8, timeOf(11));
        _expectProof(evidence(1, 4, 9, 12), 9, 1_125);
    }

    function test_AWickCountsForNothing() public {
        stage(2, 9_000e8, timeOf(2));
        stage(10, 1e8, timeOf(10));
        _expectProof(evidence(1, 4, 9, 12), 9, 4_500);
    }

    function test_SeverityIsLinearInTheDepth() public {
        _expectSeverity(0.201e18, 22);
        _expectSeverity(0.3e18, 2_250);
        _expectSeverity(0.4e18, 4_500);
        _expectSeverity(0.5e18, 6_750);
        _expectSeverity(0.599999e18, 8_999);
        _expectSeverity(0.6e18, 9_000);
        _expectSeverity(0.99e18, 9_000);
    }

    /// @dev Rounded down twice: at most one below the exact figure, never above it.
    function testFuzz_SeverityIsLinearInTheDepth(uint256 high, uint256 low) public {
        high = bound(high, 1, 1e16);
        low = bound(low, 1, high);
        _stageRun(1, 4, int256(high));
        _stageRun(9, 12, int256(low));
        uint256 above = (high - low) * 1e18 > 0.2e18 * high ? (high - low) * 1e18 - 0.2e18 * high : 0;
        uint256 exact = above * 9_000 / (0.4e18 * high);
        if (exact > 9_000) exact = 9_000;
        try trigger.prove(evidence(1, 4, 9, 12)) returns (uint256, uint256 severity) {
            assertLe(severity, exact);
            assertGe(severity + 1, exact);
        } catch {
            assertLe(exact, 1);
        }
    }

    function test_TheWindowIsFromPeakToTrough() public {
        trigger = _withStaleness(1 days);
        _shift(9, 12, 1 days - 80 minutes);
        expectProof(trigger, evidence(1, 4, 9, 12), START + 1 days, 4_500);
        _shift(9, 12, 1 days - 80 minutes + 1);
        _expect(evidence(1, 4, 9, 12), abi.encodeWithSelector(ErrorsLib.FallTooSlow.selector, 1 days + 1, 1 days));
        expectProof(trigger, evidence(2, 8, 9, 12), START + 1 days + 1, 2_117);
    }

    function test_FeedsOfAllDecimals() public {
        uint8[4] memory decimals = [0, 6, 8, 18];
        for (uint256 i; i < 4; i++) {
            feed = new StagedFeed(decimals[i], 3);
            trigger = new DrawdownTrigger(eventFeed(), fall());
            clock = START;
            int256 unit = int256(10 ** decimals[i]);
            pushMany(2_000 * unit, 4);
            pushMany(1_200 * unit, 4);
            _expectProof(evidence(1, 4, 5, 8), 5, 4_500);
        }
    }

    /// @dev The event begins with the smallest fall above `START`: 20 % of the peak is not a whole unit.
    function test_TheFallBeginsWithTheFirstUnitBeyondTheStart() public {
        feed = new StagedFeed(18, 3);
        trigger = new DrawdownTrigger(eventFeed(), fall());
        clock = START;
        pushMany(1e18 + 1, 4);
        push(0.8e18);
        pushMany(0.6e18, 4);
        _expectProof(evidence(1, 4, 6, 9), 6, 4_500);
        stage(5, 0.8e18 - 1, timeOf(5));
        _expectProof(evidence(1, 4, 6, 9), 5, 4_500);
    }

    // ---- C2, C11: the event is the first round of the fall, for any trough ----

    function test_ADeeperTroughIsTheSameEvent() public {
        pushMany(1_000e8, 4);
        pushMany(1_500e8, 2);
        pushMany(800e8, 4);
        _expectProof(evidence(1, 4, 9, 12), 9, 4_500);
        _expectProof(evidence(1, 4, 13, 16), 9, 6_750);
        _expectProof(evidence(1, 4, 19, 22), 9, 9_000);
        _expectProof(evidence(1, 4, 10, 14), 9, 4_500);
    }

    function test_AFallAfterALastingRecoveryIsAnotherEvent() public {
        pushMany(MIDDLE, 4);
        pushMany(LOW, 4);
        _expectProof(evidence(1, 4, 9, 12), 9, 4_500);
        _expectProof(evidence(1, 4, 17, 20), 17, 4_500);
        _expectProof(evidence(13, 16, 17, 20), 17, 2_117);
    }

    function test_AHigherPeakIsAnEarlierEvent() public {
        pushMany(1_300e8, 1);
        pushMany(900e8, 4);
        // from 1,700 the floor is 1,360, from 2,000 it is 1,600
        stage(9, 1_590e8, timeOf(9));
        _expectProof(evidence(1, 4, 14, 17), 9, 7_875);
        _expectProof(evidence(5, 8, 14, 17), 10, 6_088);
    }

    function test_AWickBelowIsNotTheEvent() public {
        stage(6, LOW, timeOf(6));
        _expectProof(evidence(1, 4, 9, 12), 9, 4_500);
    }

    function test_ADepthOfTheStartIsNotBelowTheFloor() public {
        stage(9, 1_600e8, timeOf(9));
        pushMany(LOW, 1);
        _expectProof(evidence(1, 4, 10, 13), 10, 4_500);
        stage(9, 1_600e8 - 1, timeOf(9));
        _expectProof(evidence(1, 4, 10, 13), 9, 4_500);
    }

    // ---- too small or too short ----

    function test_RevertWhen_TheFallIsTooShallow() public {
        _expectShallow(0.2e18);
        _expectShallow(0.1e18);
        // a severity that rounds to zero is not an event
        _expectShallow(0.20004e18);
        _expectShallow(0);
        _stageRun(9, 12, 3_000e8);
        _expect(evidence(1, 4, 9, 12), abi.encodeWithSelector(ErrorsLib.FallTooShallow.selector, 0, 0.2e18));
    }

    function test_RevertWhen_ARunHasTooFewRounds() public {
        _expect(evidence(1, 2, 9, 12), _tooFew(2));
        _expect(evidence(1, 4, 11, 12), _tooFew(2));
        _expect(evidence(4, 1, 9, 12), _tooFew(1));
        _expect(evidence(1, 4, 12, 9), _tooFew(0));
    }

    function test_RevertWhen_ARunIsTooShort() public {
        bytes memory refusal = abi.encodeWithSelector(ErrorsLib.RunTooShort.selector, 20 minutes, 30 minutes);
        _expect(evidence(1, 3, 9, 12), refusal);
        _expect(evidence(1, 4, 9, 11), refusal);
    }

    function test_RevertWhen_TheEvidenceIsMalformed() public {
        vm.expectRevert(bytes(""));
        trigger.prove("");
        vm.expectRevert(bytes(""));
        trigger.prove(hex"1234");
    }

    // ---- invalid rounds ----

    function test_RevertWhen_TheTroughIsNotAfterThePeak() public {
        _expectOrder(evidence(9, 12, 1, 4), 12, 1);
        _expectOrder(evidence(5, 8, 8, 12), 8, 8);
        stage(8, MIDDLE, timeOf(9) + 1);
        _expectOrder(evidence(1, 4, 9, 12), 8, 9);
    }

    function test_RevertWhen_ARoundIsNotSound() public {
        uint256[3] memory numbers = [uint256(1), 6, 10];
        for (uint256 i; i < 3; i++) {
            uint256 number = numbers[i];
            stage(number, -1, timeOf(number));
            expectUnsound(number, -1);
            trigger.prove(evidence(1, 4, 9, 12));
            stage(number, HIGH, NOW + 1);
            expectError(ErrorsLib.RoundInFuture.selector, idOf(number), NOW + 1, NOW);
            trigger.prove(evidence(1, 4, 9, 12));
            feed.set(idOf(number), "");
            expectNoRound(number);
            trigger.prove(evidence(1, 4, 9, 12));
            stage(number, HIGH, timeOf(number));
        }
    }

    /// @dev C14.
    function test_RevertWhen_ARoundIsClamped() public {
        feed.setLimits(1_100e8, 10_000e8);
        _expectProof(evidence(1, 4, 9, 12), 9, 4_500);
        pushMany(1_100e8, 4);
        expectClamped(13, 1_100e8);
        trigger.prove(evidence(1, 4, 13, 16));
        feed.setLimits(1_100e8, 2_000e8);
        expectClamped(1, HIGH);
        trigger.prove(evidence(1, 4, 9, 12));
    }

    function test_RevertWhen_TheFeedWasSilent() public {
        _shift(10, 12, 1 hours);
        _expect(
            evidence(1, 4, 9, 12),
            abi.encodeWithSelector(ErrorsLib.FeedSilent.selector, timeOf(9), timeOf(10) + 1 hours, 1 hours)
        );
    }

    function test_RevertWhen_TheRunsAreOfTwoPhases() public {
        feed.startPhase();
        pushMany(LOW, 4);
        expectNoRound(13);
        trigger.prove(abi.encode(idOf(1), idOf(4), (4 << 64) | 1, (4 << 64) | 4));
        _expectProof(evidence(1, 4, 9, 12), 9, 4_500);
    }

    function test_RevertWhen_ANewerPhaseHadBegun() public {
        feed.startPhase();
        feed.push(HIGH, timeOf(12));
        _expect(evidence(1, 4, 9, 12), abi.encodeWithSelector(ErrorsLib.PhaseReplaced.selector, idOf(12), 4));
    }

    function test_RevertGiven_TheSequencerWasDown() public {
        EventFeed memory t = eventFeed();
        (t.sequencer, t.grace) = (address(uptime), 20 minutes);
        trigger = new DrawdownTrigger(t, fall());
        uptime.setStatus(0, timeOf(7));
        _expectProof(evidence(1, 4, 9, 12), 9, 4_500);
        uptime.setStatus(0, timeOf(7) + 1);
        _expect(
            evidence(1, 4, 9, 12), abi.encodeWithSelector(ErrorsLib.SequencerDown.selector, address(uptime), timeOf(9))
        );
    }

    // ---- helpers ----

    function _withStaleness(uint256 staleness) private returns (DrawdownTrigger) {
        EventFeed memory t = eventFeed();
        t.staleness = staleness;
        return new DrawdownTrigger(t, fall());
    }

    function _priceAt(uint256 number) private pure returns (int256) {
        return number <= 4 ? HIGH : number <= 8 ? MIDDLE : LOW;
    }

    function _stageRun(uint256 from, uint256 to, int256 answer) private {
        for (uint256 i = from; i <= to; i++) {
            stage(i, answer, timeOf(i));
        }
    }

    function _shift(uint256 from, uint256 to, uint256 by) private {
        for (uint256 i = from; i <= to; i++) {
            stage(i, _priceAt(i), timeOf(i) + by);
        }
    }

    function _stageDepth(uint256 depth) private {
        _stageRun(9, 12, HIGH * int256(1e18 - depth) / 1e18);
    }

    function _expectSeverity(uint256 depth, uint256 severity) private {
        _stageDepth(depth);
        _expectProof(evidence(1, 4, 9, 12), 9, severity);
    }

    function _expectShallow(uint256 depth) private {
        _stageDepth(depth);
        _expect(evidence(1, 4, 9, 12), abi.encodeWithSelector(ErrorsLib.FallTooShallow.selector, depth, 0.2e18));
    }

    function _expectProof(bytes memory proof, uint256 event_, uint256 severity) private view {
        expectProof(trigger, proof, timeOf(event_), severity);
    }

    function _expect(bytes memory proof, bytes memory refusal) private {
        vm.expectRevert(refusal);
        trigger.prove(proof);
    }

    function _expectOrder(bytes memory proof, uint256 round, uint256 next) private {
        _expect(proof, abi.encodeWithSelector(ErrorsLib.RoundsOutOfOrder.selector, idOf(round), idOf(next)));
    }

    function _tooFew(uint256 rounds) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.TooFewRounds.selector, rounds, 3);
    }
}
