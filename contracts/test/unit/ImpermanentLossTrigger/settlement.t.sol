// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";
import {ImpermanentLossTest} from "./ImpermanentLoss.t.sol";

/// @dev The base has a round every ten minutes. The third is in force at the cover's end.
contract SettlementTest is ImpermanentLossTest {
    uint256 private constant END = START + 25 minutes;
    uint256 private constant ENTRY = 2_000e18;

    function setUp() public override {
        super.setUp();
        pushMany(2_000e8, 2);
        push(8_000e8);
        push(1e8);
        quote.push(1e18, END - 10 hours);
        quote.push(7e18, END + 1);
    }

    // ---- the loss ----

    function test_TheLossIsThatOfTheFormula() public {
        // to all 18 digits, rounded down: 2*sqrt(2)/3, 0.8, 2*sqrt(1.1)/2.1, 2*sqrt(100)/101
        _expectLoss(4_000e8, 0.057190958417936634e18);
        _expectLoss(1_000e8, 0.057190958417936634e18);
        _expectLoss(8_000e8, 0.2e18);
        _expectLoss(500e8, 0.2e18);
        _expectLoss(2_000e8, 0);
        _expectLoss(2_200e8, 0.001134430314141383e18);
        _expectLoss(200_000e8, 0.80198019801980198e18);
        _expectLoss(20e8, 0.80198019801980198e18);
    }

    function test_TheDeductibleIsTakenOffAndTheRestIsCapped() public {
        trigger = triggerWith(0.05e18, 0.1e18);
        _expectShare(4_000e8, 0.007190958417936634e18);
        _expectShare(2_200e8, 0);
        _expectShare(8_000e8, 0.1e18);
        trigger = triggerWith(0.2e18, 0.1e18);
        _expectShare(8_000e8, 0);
        _expectShare(8_000e8 + 1, 299_999);
        trigger = triggerWith(0.2e18 - 1, 0.1e18);
        _expectShare(8_000e8, 1);
    }

    /// @dev kept = 1 - share is the smallest multiple of 1e-18 with kept^2 * (x+y)^2 >= 4*x*y, where x/y is the ratio of the prices over
    /// the entry. An exact test, with numbers small enough for it.
    function testFuzz_TheLossIsTheFormulaRoundedDown(uint256 base, uint256 entryRatio) public {
        base = bound(base, 1e5, 1e12);
        entryRatio = bound(entryRatio, 1e5, 1e12) * 1e10;
        stage(3, int256(base), timeOf(3));
        uint256 kept = 1e18 - lossOf(entryRatio, END, _evidence(3, 1));
        (uint256 x, uint256 y) = (base, entryRatio / 1e10);
        assertTrue(_atLeast(kept, x, y), "more is paid than was lost");
        if (kept != 0) assertFalse(_atLeast(kept - 1, x, y), "less is paid than was lost");
    }

    /// @dev 4*x*y*1e36 <= (kept*(x+y))^2, both sides below 2^256.
    function _atLeast(uint256 kept, uint256 x, uint256 y) private pure returns (bool) {
        return 4 * x * y * 1e36 <= (kept * (x + y)) ** 2;
    }

    /// @dev Never pays without a loss: at any size, the share falls as the prices return to the entry.
    function testFuzz_TheLossGrowsWithTheDistance(uint256 entryRatio, uint256 near, uint256 far) public {
        entryRatio = bound(entryRatio, 1e9, type(uint128).max);
        near = bound(near, 1, uint128(type(int128).max));
        far = bound(far, 1, uint128(type(int128).max));
        uint256 last = _shareAt(near, entryRatio);
        uint256 next = _shareAt(far, entryRatio);
        assertLe(last, 1e18);
        assertLe(next, 1e18);
        bool isUp = near * 1e10 >= entryRatio && far >= near;
        bool isDown = near * 1e10 <= entryRatio && far <= near;
        if (isUp || isDown) assertGe(next, last);
    }

    function test_AnEntryIsWorthNothingAtItsOwnPrice() public {
        _setQuote(3e18);
        // rounding took almost a whole last digit off the entry
        assertEq(lossOf(uint256(8_000e18) / 3, END, _evidence(3, 1)), 0);
        stage(3, 1e8, timeOf(3));
        assertEq(lossOf(uint256(1e18) / 3, END, _evidence(3, 1)), 0);
        assertEq(lossOf(uint256(1e18) / 3 + 1, END, _evidence(3, 1)), 0);
    }

    function test_SmallRatiosHaveAllTheDigits() public {
        _setQuote(5e18);
        stage(3, 1, timeOf(3));
        assertEq(lossOf(1e9, END, _evidence(3, 1)), 0.057190958417936634e18);
    }

    function test_ARatioThatRoundsToNothingIsRoundedUp() public {
        _setQuote(1e29);
        stage(3, 1, timeOf(3));
        // 1e-18 instead of 0, against 1e-9: 2*sqrt(1e9)/(1e9+1) is kept
        assertEq(lossOf(1e9, END, _evidence(3, 1)), 1e18 - 63_245_553_140_123);
    }

    function test_ExtremesAreAllLost() public {
        stage(3, 1, timeOf(3));
        assertEq(lossOf(type(uint128).max, END, _evidence(3, 1)), 1e18 - 10_843);
        stage(3, type(int128).max, timeOf(3));
        _setQuote(1);
        // a ratio above 2^128 - 1 counts as 2^128 - 1
        assertEq(lossOf(1e9, END, _evidence(3, 1)), 1e18 - 3_429);
    }

    function test_FeedsOfAllDecimals() public {
        uint8[4] memory decimals = [0, 6, 8, 18];
        for (uint256 i; i < 4; i++) {
            feed = new StagedFeed(decimals[i], 3);
            feed.push(int256(8_000 * 10 ** decimals[i]), END);
            setLayers();
            assertEq(lossOf(ENTRY, END, _evidence(1, 1)), 0.2e18);
        }
    }

    // ---- the round in force ----

    function test_TheRoundInForceIsTheLastUntilTheEnd() public {
        _expectNotInForce(feed, 2, 1);
        _expectNotInForce(feed, 4, 1);
        _expectNotInForce(quote, 3, 2);
        _expectLoss(8_000e8, 0.2e18);
        stage(4, 1e8, END + 1);
        _expectLoss(8_000e8, 0.2e18);
        stage(4, 1e8, END);
        _expectNotInForce(feed, 3, 1);
        assertGt(lossOf(ENTRY, END, _evidence(4, 1)), 0.9e18);
    }

    function test_ARoundAtTheEndItselfIsInForce() public {
        stage(3, 8_000e8, END);
        _expectLossOf(0.2e18);
        stage(3, 8_000e8, END + 1);
        _expectNotInForce(feed, 3, 1);
    }

    function test_TheLatestRoundIsInForceWhileItIsFresh() public {
        feed.set(idOf(4), "");
        feed.setLatest(idOf(3));
        _expectLossOf(0.2e18);
        feed.set(idOf(4), abi.encode(0, 0, 0, 0, 0));
        _expectLossOf(0.2e18);
        vm.warp(NOW + 300 days);
        _expectLossOf(0.2e18);
    }

    function test_ANextRoundCountsHoweverUnsound() public {
        stage(4, -1, timeOf(4));
        _expectLossOf(0.2e18);
        stage(4, -1, END);
        _expectNotInForce(feed, 3, 1);
        expectUnsound(4, -1);
        trigger.settlement(ENTRY, END, _evidence(4, 1));
    }

    function test_RevertGiven_APriceWasTooOldAtTheEnd() public {
        stage(3, 8_000e8, END - 1 hours);
        _expectLossOf(0.2e18);
        stage(3, 8_000e8, END - 1 hours - 1);
        _expect(_evidence(3, 1), abi.encodeWithSelector(ErrorsLib.FeedSilent.selector, END - 1 hours - 1, END, 1 hours));
        stage(3, 8_000e8, END);
        quote.set(idOf(1), abi.encode(idOf(1), 1e18, 0, END - 1 days - 1, idOf(1)));
        _expect(_evidence(3, 1), abi.encodeWithSelector(ErrorsLib.FeedSilent.selector, END - 1 days - 1, END, 1 days));
    }

    /// @dev C14.
    function test_RevertGiven_TheRoundIsClamped() public {
        feed.setLimits(100e8, 8_000e8);
        expectClamped(3, 8_000e8);
        trigger.settlement(ENTRY, END, _evidence(3, 1));
        feed.setLimits(100e8, 8_000e8 + 1);
        _expectLossOf(0.2e18);
    }

    function test_RevertGiven_ARoundIsNoPrice() public {
        stage(3, 0, timeOf(3));
        expectUnsound(3, 0);
        trigger.settlement(ENTRY, END, _evidence(3, 1));
        feed.set(idOf(3), "");
        expectNoRound(3);
        trigger.settlement(ENTRY, END, _evidence(3, 1));
        vm.etch(address(feed), "");
        expectNoRound(3);
        trigger.settlement(ENTRY, END, _evidence(3, 1));
    }

    function test_RevertWhen_TheCoverHasNotEnded() public {
        expectError(ErrorsLib.NotEnded.selector, NOW, NOW);
        trigger.settlement(ENTRY, NOW, _evidence(3, 1));
        expectError(ErrorsLib.NotEnded.selector, type(uint256).max, NOW);
        trigger.settlement(ENTRY, type(uint256).max, _evidence(3, 1));
    }

    function test_RevertWhen_TheEntryIsOutOfRange() public {
        uint256 max = type(uint128).max;
        expectError(ErrorsLib.ParameterOutOfRange.selector, 1e9 - 1, 1e9, max);
        trigger.settlement(1e9 - 1, END, _evidence(3, 1));
        expectError(ErrorsLib.ParameterOutOfRange.selector, max + 1, 1e9, max);
        trigger.settlement(max + 1, END, _evidence(3, 1));
    }

    function test_RevertWhen_TheEvidenceIsMalformed() public {
        vm.expectRevert(bytes(""));
        trigger.settlement(ENTRY, END, "");
        vm.expectRevert(bytes(""));
        trigger.settlement(ENTRY, END, abi.encode(type(uint256).max, 1));
    }

    /// @dev If a caller gives too little gas to read the next round, the trigger must not conclude that there is none.
    function test_RevertWhen_TheGasIsTooLittleToReadTheFeed() public {
        bytes memory evidence = _evidence(2, 1);
        for (uint256 gas_ = 30_000; gas_ < 900_000; gas_ += 4_000) {
            vm.expectRevert();
            trigger.settlement{gas: gas_}(ENTRY, END, evidence);
        }
        vm.expectPartialRevert(ErrorsLib.TooLittleGas.selector);
        trigger.settlement{gas: 500_000}(ENTRY, END, evidence);
    }

    // ---- phases ----

    function test_ASettlementOutlivesNewPhases() public {
        feed.startPhase();
        feed.push(1e8, END + 1);
        feed.startPhase();
        feed.push(1e8, NOW);
        _expectLossOf(0.2e18);
    }

    function test_TheLastRoundOfAPhaseIsInForceUntilTheNextBegins() public {
        feed.set(idOf(4), "");
        feed.setLatest(idOf(3));
        feed.startPhase();
        uint80 first = feed.push(4_000e8, END + 1);
        _expectLossOf(0.2e18);
        feed.set(first, abi.encode(first, 4_000e8, END, END, first));
        _expect(_evidence(3, 1), abi.encodeWithSelector(ErrorsLib.PhaseReplaced.selector, idOf(3), 4));
        assertEq(trigger.settlement(ENTRY, END, abi.encode(first, idOf(1))), 0.057190958417936634e18);
    }

    function test_AReplacedPhaseThatGoesOnDoesNotCount() public {
        feed.startPhase();
        uint80 first = feed.push(4_000e8, END - 30 minutes);
        _expect(_evidence(3, 1), abi.encodeWithSelector(ErrorsLib.PhaseReplaced.selector, idOf(3), 4));
        assertEq(trigger.settlement(ENTRY, END, abi.encode(first, idOf(1))), 0.057190958417936634e18);
    }

    // ---- helpers ----

    function _evidence(uint256 baseNumber, uint256 quoteNumber) private pure returns (bytes memory) {
        return abi.encode(idOf(baseNumber), idOf(quoteNumber));
    }

    function _setQuote(int256 answer) private {
        quote.set(uint80(PHASE + 1), abi.encode(PHASE + 1, answer, END, END, PHASE + 1));
    }

    function _shareAt(uint256 base, uint256 entryRatio) private returns (uint256) {
        stage(3, int256(base), timeOf(3));
        return lossOf(entryRatio, END, _evidence(3, 1));
    }

    function _expectShare(int256 base, uint256 share) private {
        stage(3, base, timeOf(3));
        assertEq(trigger.settlement(ENTRY, END, _evidence(3, 1)), share);
    }

    function _expectLoss(int256 base, uint256 share) private {
        stage(3, base, timeOf(3));
        _expectLossOf(share);
    }

    function _expectLossOf(uint256 share) private view {
        assertEq(lossOf(ENTRY, END, _evidence(3, 1)), share);
    }

    function _expect(bytes memory evidence, bytes memory refusal) private {
        vm.expectRevert(refusal);
        trigger.settlement(ENTRY, END, evidence);
    }

    function _expectNotInForce(StagedFeed failing, uint256 baseNumber, uint256 quoteNumber) private {
        uint256 number = failing == feed ? baseNumber : quoteNumber;
        _expect(
            _evidence(baseNumber, quoteNumber),
            abi.encodeWithSelector(ErrorsLib.RoundNotInForce.selector, idOf(number), END)
        );
    }
}
