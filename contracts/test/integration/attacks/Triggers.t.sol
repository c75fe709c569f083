// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {DrawdownTrigger, Fall} from "breakwater/triggers/DrawdownTrigger.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {ImpermanentLossTrigger, Pair} from "breakwater/triggers/ImpermanentLossTrigger.sol";
import {PriceFloorTrigger} from "breakwater/triggers/PriceFloorTrigger.sol";
import {Peril, ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {ProtocolFixture} from "../../utils/ProtocolFixture.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";

/// @title Attacks on the triggers of the first edition: ATTACKS.md C2, C11, C14, E2
/// @dev A crash counts from 25 % within three days and pays everything at 60 %. The feed has one round an hour.
contract TriggerAttacks is ProtocolFixture {
    int256 private constant PRICE = 2_000e8;
    uint256 private constant AMOUNT = 20_000e6;

    StagedFeed private feed;
    StagedFeed private dollar;
    uint256 private product;

    function setUp() public override {
        super.setUp();
        feed = new StagedFeed(8, 1);
        dollar = new StagedFeed(8, 1);
        _push(PRICE);
        stake(alice, 1_000_000e6);
        product = _list(enabled(address(new DrawdownTrigger(_eventFeed(), _fall()))), Peril.Liquidation, 3, 28);
    }

    /// @dev C2: -26 % was proven at hour 13 and final at hour 61; -60 % at hour 68 could no longer be proven.
    function test_C2_ADeeperProofTopsUp() public {
        uint256 cover = buy(bob, product, AMOUNT, 90);
        enterForce(cover);
        uint80 peak = _stay(PRICE, 4);
        uint80 first = _stay(PRICE * 74 / 100, 9);
        uint256 eventTime = block.timestamp - 8 hours;
        uint256 incident = core.claims.prove(product, _evidence(peak, first, 4));
        assertEq(core.claims.incidentOf(incident).eventTime, eventTime);
        assertEq(core.claims.incidentOf(incident).severityBps, 285);
        uint256 before = asset.balanceOf(bob);
        core.claims.collect(incident, cover);
        assertEq(asset.balanceOf(bob), before + AMOUNT * 285 / 10_000);

        _stay(PRICE * 74 / 100, 48);
        uint80 second = _stay(PRICE * 40 / 100, 4);
        uint256 deeper = core.claims.prove(product, _evidence(peak, second, 4));
        assertEq(core.claims.incidentOf(deeper).eventTime, eventTime, "the same event");
        core.claims.collect(deeper, cover);
        assertEq(asset.balanceOf(bob), before + AMOUNT, "everything in all");
        assertBalanced();
    }

    /// @dev C11: the prover chose a later trough, which left out cover that was in force when the price fell.
    function test_C11_TheProverDoesNotChooseWhoIsCovered() public {
        uint256 ends = buy(bob, product, AMOUNT, 28);
        uint256 runs = buy(carol, product, AMOUNT, 90);
        uint256 end = uint256(core.cover.coverOf(ends).endDay) * 1 days;
        vm.warp(end - 8 hours);
        uint80 peak = _stay(PRICE, 4);
        _stay(PRICE * 70 / 100, 6);
        uint80 trough = _stay(PRICE * 40 / 100, 4);
        assertGt(block.timestamp - 3 hours, end, "the trough is after the end");
        uint256 incident = core.claims.prove(product, _evidence(peak, trough, 4));
        assertLt(core.claims.incidentOf(incident).eventTime, end, "the fall was not");
        uint256[2] memory before = [asset.balanceOf(bob), asset.balanceOf(carol)];
        core.claims.collect(incident, ends);
        core.claims.collect(incident, runs);
        assertEq(asset.balanceOf(bob), before[0] + AMOUNT);
        assertEq(asset.balanceOf(carol), before[1] + AMOUNT);
    }

    /// @dev C11: a proof from a lower peak names a later event and a smaller severity. The whole fall tops it up.
    function test_C11_ALowerPeakOnlyProvesLess() public {
        uint256 ends = buy(bob, product, AMOUNT, 28);
        uint256 end = uint256(core.cover.coverOf(ends).endDay) * 1 days;
        vm.warp(end - 8 hours);
        uint80 peak = _stay(PRICE, 4);
        uint80 lowerPeak = _stay(PRICE * 70 / 100, 6);
        uint80 trough = _stay(PRICE * 40 / 100, 4);
        vm.expectPartialRevert(ErrorsLib.NothingInForce.selector);
        core.claims.prove(product, _evidence(lowerPeak, trough, 4));
        uint256 incident = core.claims.prove(product, _evidence(peak, trough, 4));
        core.claims.collect(incident, ends);
        assertEq(core.cover.claimOf(ends).left, 0);
    }

    /// @dev C14: an aggregator that reports no less than its minimum hid the crash. Its minimum proves nothing, and governance cannot
    /// enable a trigger that it would hide.
    function test_C14_ClampedAnswersDoNotCount() public {
        uint256 cover = buy(bob, product, AMOUNT, 90);
        enterForce(cover);
        feed.setLimits(int192(PRICE * 50 / 100), 100_000e8);
        uint80 peak = _stay(PRICE, 4);
        uint80 trough = _stay(PRICE * 50 / 100, 4);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ClampedRound.selector, trough, PRICE * 50 / 100));
        core.claims.prove(product, _evidence(peak, trough, 4));

        _push(PRICE);
        address trigger = address(new DrawdownTrigger(_eventFeed(), _fall()));
        vm.expectPartialRevert(ErrorsLib.FloorAtClamp.selector);
        core.factory.setPart(address(pool), trigger, Part.Trigger);
        EventFeed memory t = _eventFeed();
        vm.expectPartialRevert(ErrorsLib.FloorAtClamp.selector);
        new PriceFloorTrigger(t, 1_000e18, 6_000);
    }

    /// @dev E2: impermanent loss cover ended, an hour later Dave staked 1m, then it was settled, and Dave bore 64k of 90k.
    function test_E2_LatecomersDoNotPayForALossThatBuiltUp() public {
        (uint256 cover, uint256 end) = _lossCover(180_000e6);
        vm.warp(end + 1 hours);
        assertEq(pool.maxDeposit(carol), 0, "deposits wait until it is settled");
        uint256 paid = core.claims.settle(cover, _settlement());
        assertGt(paid, 30_000e6);
        uint256 shares = stake(carol, 1_000_000e6);
        assertApproxEqRel(pool.convertToAssets(shares), 1_000_000e6, 1e14, "who comes afterwards loses nothing");
        assertBalanced();
    }

    /// @dev E2: stakers who left two seconds before the end bore nothing.
    function test_E2_WhoLeavesBeforeTheEndPaysItsPart() public {
        uint256 shares = stake(carol, 500_000e6);
        (uint256 cover, uint256 end) = _lossCover(180_000e6);
        vm.warp(end - 8 days);
        requestExit(carol, shares);
        vm.warp(end - 2);
        pool.processExits();
        uint256 entitled = pool.exitOf(carol).processedAssets;
        uint256 capital = pool.totalAssets();
        vm.warp(end + 1 hours);
        uint256 paid = core.claims.settle(cover, _settlement());
        uint256 part = paid * entitled / (entitled + capital);
        assertApproxEqRel(entitled - pool.exitOf(carol).processedAssets, part, 0.02e18, "its part of the loss");
    }

    /// @dev E2: a cover that is shorter than the report window charged stakers who had left before it was sold.
    function test_E2_WhoLeftBeforeTheCoverPaysNothing() public {
        exit(carol, stake(carol, 500_000e6));
        uint256 entitled = pool.exitOf(carol).processedAssets;
        skip(1);
        _push(PRICE);
        (uint256 cover, uint256 end) = _lossCover(100_000e6, 7);
        vm.warp(end + 1);
        assertLt(end - REPORT_WINDOW, block.timestamp - 9 days, "a report window before the end, she was here");
        assertGt(core.claims.settle(cover, _settlement()), 10_000e6);
        assertEq(pool.exitOf(carol).processedAssets, entitled, "who left pays nothing");
        assertBalanced();
    }

    // ---- helpers ----

    function _list(address trigger, Peril peril, uint8 waitingDays, uint16 minDays) private returns (uint256) {
        ProductTerms memory t = Defaults.product(address(pool), "Coral", "Coral");
        (t.trigger, t.peril, t.waitingDays, t.minDays, t.group) = (trigger, peril, waitingDays, minDays, 5);
        return core.cover.listProduct(t);
    }

    /// @dev A cover whose price ratio at its end is a quarter of its entry: a loss of 20 %.
    function _lossCover(uint256 amount) private returns (uint256 cover, uint256 end) {
        return _lossCover(amount, 28);
    }

    function _lossCover(uint256 amount, uint16 termDays) private returns (uint256 cover, uint256 end) {
        dollar.push(1e8, block.timestamp);
        Pair memory p = Pair({
            base: address(feed),
            quote: address(dollar),
            baseStaleness: 1 days,
            quoteStaleness: 1 days,
            deductible: 0,
            cap: 0.25e18,
            sequencer: address(0),
            grace: 0
        });
        uint256 id = _list(enabled(address(new ImpermanentLossTrigger(p))), Peril.ImpermanentLoss, 1, termDays);
        cover = buy(bob, id, amount, termDays);
        end = uint256(core.cover.coverOf(cover).endDay) * 1 days;
        feed.push(PRICE / 4, end - 1);
        dollar.push(1e8, end - 1);
    }

    function _settlement() private view returns (bytes memory) {
        return abi.encode(feed.latest(), dollar.latest());
    }

    function _eventFeed() private view returns (EventFeed memory) {
        return EventFeed({
            feed: address(feed), staleness: 2 hours, persistence: 3 hours, minRounds: 3, sequencer: address(0), grace: 0
        });
    }

    function _fall() private pure returns (Fall memory) {
        return Fall({window: 3 days, start: 0.25e18, full: 0.6e18, maxSeverityBps: 10_000});
    }

    function _push(int256 answer) private returns (uint80) {
        return feed.push(answer, block.timestamp);
    }

    /// @dev One round now and one each hour. Time ends at the last round.
    /// @return first The first of these rounds.
    function _stay(int256 answer, uint256 rounds) private returns (uint80 first) {
        for (uint256 i; i < rounds; i++) {
            skip(1 hours);
            uint80 id = _push(answer);
            if (i == 0) first = id;
        }
    }

    /// @dev A peak and a trough of these rounds.
    function _evidence(uint80 peak, uint80 trough, uint80 rounds) private pure returns (bytes memory) {
        return abi.encode(peak, peak + rounds - 1, trough, trough + rounds - 1);
    }
}
