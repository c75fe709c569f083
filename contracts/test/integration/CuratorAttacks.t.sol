// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Limits, Part, Tuning} from "breakwater/types/GovernanceTypes.sol";
import {Peril, PoolMoney, ProductTerms} from "breakwater/types/Types.sol";
import {VoteUnit} from "../utils/VoteUnit.t.sol";

/// @title A curator who wants the pool to lose
contract CuratorAbuseTest is VoteUnit {
    Limits private limits = Limits({
        maxShareBps: 2_000,
        minWeightBps: 5_000,
        minRate: 0.02e18,
        maxRate: 1e18,
        minWaitingDays: 1,
        maxTermDays: 180,
        maxNoClaimsBps: 1_000,
        loosenDays: 7
    });
    address private friend;

    /// @dev The test is the curator.
    function setUp() public override {
        super.setUp();
        friend = makeAddr("friend");
        stake(bob, 200_000e6);
        vm.prank(address(g.timelock));
        core.factory.setLimits(address(pool), limits);
    }

    /// @dev Its worst case at once: the widest products in as many groups as there are, all sold to a friend at
    /// the least price. Solvency and the limits hold, and no money of those who stake has moved.
    function test_ARogueCuratorSellsNoMoreThanSolvencyAndTheLimitsAllow() public {
        uint256 capital = pool.totalAssets();
        ProductTerms memory t = _worst();
        uint256 sold;
        for (uint8 group; group < 32; group++) {
            t.group = group;
            uint256 product = core.cover.listProduct(t);
            uint256 most = core.cover.capacity(product);
            assertLe(most, capital * limits.maxShareBps / 10_000);
            if (most == 0) continue;
            sold += _sellTo(friend, product, most);
            assertGe(pool.solvency().capital, pool.solvency().required);
        }
        assertGt(sold, capital / 2, "it sold what there was");
        assertGe(pool.totalAssets(), capital, "and took nothing");
        PoolMoney memory m = pool.money();
        assertEq(m.exiting + m.owed + m.bonds, 0);
        assertBalanced();
    }

    /// @dev Premium is paid, not owed: at the least rate the whole capacity costs its part of the year.
    function test_ARogueCuratorGivesNothingAwayBelowTheLeastRate() public {
        ProductTerms memory t = _worst();
        t.rate = uint64(limits.minRate) - 1;
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.InvalidRate.selector, limits.minRate - 1, limits.maxRate)
        );
        core.cover.listProduct(t);
        t.rate = limits.minRate;
        uint256 product = core.cover.listProduct(t);
        uint256 most = core.cover.capacity(product);
        uint256 premium = core.cover.quote(product, most, 180);
        // The whole of the curve is what the rate at its kink costs over all: a quarter of it, at the
        // least level of a half.
        assertGe(premium, most * limits.minRate * 180 / 365e18 / 8);
    }

    /// @dev Looser terms wait: what was announced is not sold for seven days, in whichever steps it is tried.
    function testFuzz_RevertWhen_TheCuratorLoosensInSmallSteps(uint16 step, uint256 early) public {
        core.cover.tune(EXPLOIT, Tuning(500, 30, 0.04e18));
        uint256 share = 500;
        step = uint16(bound(step, 1, 300));
        for (uint256 i; i < 4; i++) {
            share += step;
            uint256 readyAt = core.cover.tune(EXPLOIT, Tuning(uint16(share), 30, 0.04e18));
            assertEq(readyAt, block.timestamp + 7 days, "each announcement waits anew");
            skip(1 days);
            vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotReady.selector, readyAt, block.timestamp));
            core.cover.applyTuning(EXPLOIT);
            assertEq(core.cover.productOf(EXPLOIT).maxShareBps, 500);
        }
        vm.warp(bound(early, block.timestamp, block.timestamp + 6 days - 1));
        vm.expectPartialRevert(ErrorsLib.NotReady.selector);
        core.cover.applyTuning(EXPLOIT);
    }

    /// @dev Tightening one thing carries no loosening of another along.
    function testFuzz_RevertWhen_LooseningHidesInATightening(uint8 loosened) public {
        core.cover.tune(EXPLOIT, Tuning(1_000, 90, 0.05e18));
        Tuning memory t = Tuning(500, 60, 0.06e18);
        loosened = uint8(bound(loosened, 0, 2));
        if (loosened == 0) t.maxShareBps = 1_001;
        else if (loosened == 1) t.maxDays = 91;
        else t.rate = 0.05e18 - 1;
        assertEq(core.cover.tune(EXPLOIT, t), block.timestamp + 7 days);
        assertEq(core.cover.productOf(EXPLOIT).maxShareBps, 1_000);
        assertEq(core.cover.productOf(EXPLOIT).maxDays, 90);
        assertEq(core.cover.productOf(EXPLOIT).rate, 0.05e18);
    }

    /// @dev The worst at once: nothing is for sale any more. Covers that run are not touched, and their holders
    /// are paid.
    function test_ARogueCuratorStopsSalesAndNothingElse() public {
        address holder = person("holder");
        uint256 cover = buy(holder, EXPLOIT, 10_000e6, 90);
        assess(alice, 1_000_000e18);
        core.cover.tune(EXPLOIT, Tuning(1, 0, uint64(limits.maxRate)));
        fund(holder, 1_000e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 30, 7, 0));
        vm.prank(holder);
        core.cover.buy(EXPLOIT, 1e6, 30, type(uint256).max, holder);
        vm.warp(startOf(cover) + 1 hours);
        uint256 incident = file(holder, cover, block.timestamp - 1, 20);
        decide(alice, incident, 20);
        uint256 before = asset.balanceOf(holder);
        core.claims.collect(incident, cover);
        assertEq(asset.balanceOf(holder), before + 10_000e6);
        uint256 shares = pool.balanceOf(bob);
        leave(bob, shares / 2);
        skip(14 days);
        assertGt(take(bob, pool.maxRedeem(bob)), 0);
    }

    /// @dev Parts that governance did not enable: a model that is free, a trigger that proves what a friend
    /// wants.
    function test_RevertWhen_APartWasNotEnabled() public {
        FreeModel free = new FreeModel();
        ProductTerms memory t = _worst();
        t.model = address(free);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidModel.selector, free));
        core.cover.listProduct(t);
        (t.model, t.trigger) = (address(core.model), address(free));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidTrigger.selector, free));
        core.cover.listProduct(t);
        (t.trigger, t.signal) = (address(0), address(free));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidSignal.selector, free));
        core.cover.listProduct(t);
        // Enabled as one thing, it is not enabled as another.
        vm.prank(address(g.timelock));
        core.factory.setPart(address(free), Part.Signal);
        (t.trigger, t.signal) = (address(free), address(0));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidTrigger.selector, free));
        core.cover.listProduct(t);
    }

    /// @dev The clone of a pool that nobody created, with the attacker as its curator, sells nothing here.
    function test_RevertWhen_TheCuratorListsInAPoolOfItsOwn() public {
        ProductTerms memory t = _worst();
        t.pool = address(new FreeModel());
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownPool.selector, t.pool));
        core.cover.listProduct(t);
    }

    /// @dev Once replaced it has nothing left, not even what it announced before: its successor takes that
    /// back.
    function test_AReplacedCuratorHasNothingLeft() public {
        core.cover.tune(EXPLOIT, Tuning(1_000, 90, 0.05e18));
        uint256 readyAt = core.cover.tune(EXPLOIT, Tuning(2_000, 180, 0.02e18));
        vm.prank(address(g.timelock));
        core.factory.setCurator(address(pool), carol);
        bytes memory notCurator = abi.encodeWithSelector(ErrorsLib.NotCurator.selector, address(this), carol);
        vm.expectRevert(notCurator);
        core.cover.tune(EXPLOIT, Tuning(1, 0, 1e18));
        ProductTerms memory t = _worst();
        vm.expectRevert(notCurator);
        core.cover.listProduct(t);
        vm.prank(carol);
        core.cover.tune(EXPLOIT, Tuning(1_000, 90, 0.05e18));
        vm.warp(readyAt);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingAnnounced.selector, EXPLOIT));
        core.cover.applyTuning(EXPLOIT);
    }

    function _worst() private view returns (ProductTerms memory t) {
        t = termsOf(address(pool));
        (t.maxShareBps, t.weightBps, t.rate) = (limits.maxShareBps, limits.minWeightBps, limits.minRate);
        (t.waitingDays, t.minDays, t.maxDays) = (limits.minWaitingDays, 1, limits.maxTermDays);
        (t.noClaimsBps, t.peril) = (limits.maxNoClaimsBps, Peril.Exploit);
    }

    function _sellTo(address who, uint256 product, uint256 amount) private returns (uint256) {
        buy(who, product, amount, limits.maxTermDays);
        return amount;
    }
}

/// @dev Whatever it is asked costs nothing and proves everything.
contract FreeModel {
    fallback() external {
        assembly ("memory-safe") {
            mstore(0, 0)
            return(0, 32)
        }
    }
}
