// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {DrawdownTrigger, Fall} from "breakwater/triggers/DrawdownTrigger.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";
import {DrawdownTest} from "./Drawdown.t.sol";

/// @dev Rounds 1 to 4 are the peak, 5 to 8 the way down, 9 to 12 the trough, 40 % lower: half of what is paid.
contract ProveTest is DrawdownTest {
    int256 private constant HIGH = 2_000e8;
    int256 private constant LOW = 1_200e8;

    function setUp() public override {
        super.setUp();
        pushMany(HIGH, 4);
        pushMany(1_700e8, 4);
        pushMany(LOW, 4);
    }

    // ---- what proves ----

    function test_ACrashIsProved() public view {
        _expectProof(evidence(1, 4, 9, 12), 1, 9, 4_500);
    }

    function test_ThePeakIsItsLowestPrice() public view {
        // 1 - 1,200/1,700 is 29.41 %
        _expectProof(evidence(1, 8, 9, 12), 1, 9, 2_117);
        _expectProof(evidence(5, 8, 9, 12), 5, 9, 2_117);
    }

    function test_TheTroughIsItsHighestPrice() public {
        stage(11, 1_500e8, timeOf(11));
        _expectProof(evidence(1, 4, 9, 12), 1, 9, 1_125);
    }

    function test_AWickCountsForNothing() public {
        stage(2, 9_000e8, timeOf(2));
        stage(10, 1e8, timeOf(10));
        _expectProof(evidence(1, 4, 9, 12), 1, 9, 4_500);
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

    /// @dev Rounded down twice: at most one below the exact figure, and never above it.
    function testFuzz_SeverityIsLinearInTheDepth(uint256 high, uint256 low) public {
        high = bound(high, 1, 1e16);
        low = bound(low, 1, high);
        _stageRun(1, 4, int256(high));
        _stageRun(9, 12, int256(low));
        uint256 above = (high - low) * 1e18 > 0.2e18 * high ? (high - low) * 1e18 - 0.2e18 * high : 0;
        uint256 exact = above * 9_000 / (0.4e18 * high);
        if (exact > 9_000) exact = 9_000;
        try trigger.prove(evidence(1, 4, 9, 12)) returns (uint256, uint256, uint256 severity) {
            assertLe(severity, exact);
            assertGe(severity + 1, exact);
        } catch {
            assertLe(exact, 1);
        }
    }

    function test_TheWindowIsFromPeakToTrough() public {
        _shift(9, 12, 1 days - 80 minutes);
        _expectProof(evidence(1, 4, 9, 12), START, START + 1 days, 4_500);
        _shift(9, 12, 1 days - 80 minutes + 1);
        _expect(
            evidence(1, 4, 9, 12), abi.encodeWithSelector(ErrorsLib.FallTooSlow.selector, 1 days + 1, 1 days)
        );
        // between the runs the feed may have been silent
        _expectProof(evidence(2, 8, 9, 12), timeOf(2), START + 1 days + 1, 2_117);
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
            _expectProof(evidence(1, 4, 5, 8), 1, 5, 4_500);
        }
    }

    // ---- too little of it ----

    function test_RevertWhen_TheFallIsTooShallow() public {
        _expectShallow(0.2e18);
        _expectShallow(0.1e18);
        // what rounds to nothing is no event
        _expectShallow(0.20004e18);
        _expectShallow(0);
        _stageRun(9, 12, 3_000e8);
        _expect(evidence(1, 4, 9, 12), abi.encodeWithSelector(ErrorsLib.FallTooShallow.selector, 0, 0.2e18));
    }

    function test_RevertWhen_ARunHasTooFewRounds() public {
        _expect(evidence(1, 2, 9, 12), _tooFew(2));
        _expect(evidence(1, 4, 11, 12), _tooFew(2));
        _expect(abi.encode(ids(1, 4), 99), _tooFew(0));
        _expect(abi.encode(ids(1, 4), type(uint256).max), _tooFew(0));
        _expect(abi.encode(ids(1, 4), 0), _tooFew(0));
        _expect(abi.encode(new uint80[](0), 0), _tooFew(0));
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

    // ---- rounds that are no history ----

    function test_RevertWhen_TheTroughIsNotAfterThePeak() public {
        _stageRun(9, 12, HIGH);
        _stageRun(1, 4, LOW);
        _expectOrder(evidence(9, 12, 1, 4), 12, 1);
        _expectOrder(evidence(5, 8, 8, 12), 8, 8);
        _shift(9, 12, 0);
        stage(8, 1_700e8, timeOf(9) + 1);
        _expectOrder(evidence(5, 8, 9, 12), 8, 9);
    }

    function test_RevertWhen_ARunIsNotConsecutive() public {
        uint80[] memory list = ids(1, 12);
        _expect(
            abi.encode(_without(list, 2), 4),
            abi.encodeWithSelector(ErrorsLib.RoundsNotConsecutive.selector, idOf(2), idOf(4))
        );
        _expect(
            abi.encode(_without(list, 10), 4),
            abi.encodeWithSelector(ErrorsLib.RoundsNotConsecutive.selector, idOf(10), idOf(12))
        );
    }

    function test_RevertWhen_ARunIsNotSound() public {
        uint256[2] memory numbers = [uint256(1), 10];
        for (uint256 i; i < 2; i++) {
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

    function test_RevertWhen_ARunHasASilence() public {
        _shift(10, 12, 1 hours);
        _expect(
            evidence(1, 4, 9, 12),
            abi.encodeWithSelector(ErrorsLib.FeedSilent.selector, timeOf(9), timeOf(10) + 1 hours, 1 hours)
        );
    }

    function test_RevertWhen_TheRunsAreOfTwoPhases() public {
        feed.startPhase();
        pushMany(LOW, 4);
        uint80[] memory list = ids(1, 8);
        for (uint80 i = 1; i <= 4; i++) {
            list[3 + i] = uint80((4 << 64) | i);
        }
        _expect(abi.encode(list, 4), abi.encodeWithSelector(ErrorsLib.PhaseReplaced.selector, idOf(4), 4));
        _expectProof(evidence(1, 4, 9, 12), 1, 9, 4_500);
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
        _expectProof(evidence(1, 4, 9, 12), 1, 9, 4_500);
        uptime.setStatus(0, timeOf(7) + 1);
        _expect(
            evidence(1, 4, 9, 12),
            abi.encodeWithSelector(ErrorsLib.SequencerDown.selector, address(uptime), timeOf(9))
        );
    }

    // ---- helpers ----

    function _priceAt(uint256 number) private pure returns (int256) {
        return number <= 4 ? HIGH : number <= 8 ? int256(1_700e8) : LOW;
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

    function _without(uint80[] memory list, uint256 index) private pure returns (uint80[] memory rest) {
        rest = new uint80[](list.length - 1);
        for (uint256 i; i < rest.length; i++) {
            rest[i] = list[i < index ? i : i + 1];
        }
    }

    function _stageDepth(uint256 depth) private {
        _stageRun(9, 12, HIGH * int256(1e18 - depth) / 1e18);
    }

    function _expectSeverity(uint256 depth, uint256 severity) private {
        _stageDepth(depth);
        _expectProof(evidence(1, 4, 9, 12), 1, 9, severity);
    }

    function _expectShallow(uint256 depth) private {
        _stageDepth(depth);
        _expect(
            evidence(1, 4, 9, 12), abi.encodeWithSelector(ErrorsLib.FallTooShallow.selector, depth, 0.2e18)
        );
    }

    /// @dev `since` and `eventTime` as a time, or as the number of an unshifted round.
    function _expectProof(bytes memory proof, uint256 since, uint256 eventTime, uint256 severity)
        private
        view
    {
        if (since < START) since = timeOf(since);
        if (eventTime < START) eventTime = timeOf(eventTime);
        expectProof(trigger, proof, [since, eventTime, severity]);
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
