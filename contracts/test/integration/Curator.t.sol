// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Limits, Part, Tuning} from "breakwater/types/GovernanceTypes.sol";
import {PoolMoney, Solvency} from "breakwater/types/PoolTypes.sol";
import {Defaults} from "../utils/Defaults.sol";
import {GovernanceFixture} from "../utils/GovernanceFixture.sol";

/// @title Attacks by a curator who wants the pool to lose
contract CuratorTest is GovernanceFixture {
    Limits private limits = Limits({
        maxShareBps: 2_000,
        minWeightBps: 5_000,
        minRiskRate: 0.01e18,
        maxRiskRate: 1e18,
        minWaitingDays: 1,
        maxTermDays: 180,
        maxProducts: 36,
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

    /// @dev The worst case: the widest products in all groups, all sold to a friend at the lowest price. Solvency and the limits
    /// hold, and the stakers have lost no money.
    function test_ARogueCuratorSellsNoMoreThanSolvencyAndTheLimitsAllow() public {
        uint256 capital = pool.totalAssets();
        ProductTerms memory t = _worst();
        uint256 sold;
        for (uint8 group; group < 32; group++) {
            t.group = group;
            uint256 product = core.cover.listProduct(t);
            uint256 capacity = core.cover.capacity(product);
            assertLe(capacity, pool.totalAssets() * limits.maxShareBps / 10_000);
            if (capacity == 0) continue;
            buy(friend, product, capacity, limits.maxTermDays);
            sold += capacity;
            Solvency memory solvency = core.lens.solvency(address(pool));
            assertTrue(solvency.isSolvent);
            assertLe(solvency.exposure, 4 * solvency.capital + 4, "leverage");
        }
        assertGt(sold, capital / 2, "it sold what there was");
        assertGe(pool.totalAssets(), capital, "and took nothing");
        PoolMoney memory m = pool.money();
        assertEq(m.exiting + m.owed + m.bonds, 0);
        assertBalanced();
    }

    /// @dev Its products stay listed, but governance's limit is below the code's 48, so its successor can list more.
    function test_ARogueCuratorCannotFillThePoolForGood() public {
        limits.maxProducts = 10;
        vm.prank(address(g.timelock));
        core.factory.setLimits(address(pool), limits);
        ProductTerms memory t = _worst();
        for (uint256 i = 2; i < 10; i++) {
            core.cover.listProduct(t);
        }
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TooManyProducts.selector, 10));
        core.cover.listProduct(t);
        limits.maxProducts = 12;
        vm.startPrank(address(g.timelock));
        core.factory.setCurator(address(pool), carol);
        core.factory.setLimits(address(pool), limits);
        vm.stopPrank();
        vm.prank(carol);
        core.cover.listProduct(t);
        vm.expectPartialRevert(ErrorsLib.NotCurator.selector);
        core.cover.listProduct(t);
    }

    function test_RevertWhen_TheNumberOfProductsIsOutOfBounds() public {
        vm.startPrank(address(g.timelock));
        (uint8[2] memory wrong, Limits memory l) = ([0, 49], limits);
        for (uint256 i; i < wrong.length; i++) {
            l.maxProducts = wrong[i];
            vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, wrong[i], 1, 48));
            core.factory.setLimits(address(pool), l);
        }
        l.maxProducts = 48;
        core.factory.setLimits(address(pool), l);
        vm.stopPrank();
    }

    /// @dev Cover is never sold below the expected loss at the lowest rate that governance allows.
    function test_ARogueCuratorGivesNothingAwayBelowTheLowestRate() public {
        ProductTerms memory t = _worst();
        t.riskRate = uint64(limits.minRiskRate) - 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                ErrorsLib.ParameterOutOfRange.selector, limits.minRiskRate - 1, limits.minRiskRate, limits.maxRiskRate
            )
        );
        core.cover.listProduct(t);
        t.riskRate = limits.minRiskRate;
        uint256 product = core.cover.listProduct(t);
        uint256 capacity = core.cover.capacity(product);
        assertGe(core.cover.quote(product, capacity, 180).expectedLoss, capacity * limits.minRiskRate * 180 / 365e18);
    }

    /// @dev Looser terms apply only seven days after their announcement, in any order of small steps.
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
            assertEq(core.cover.productOf(EXPLOIT).terms.shareBps, 500);
        }
        vm.warp(bound(early, block.timestamp, block.timestamp + 6 days - 1));
        vm.expectPartialRevert(ErrorsLib.NotReady.selector);
        core.cover.applyTuning(EXPLOIT);
    }

    /// @dev A call that tightens one term cannot loosen another.
    function testFuzz_RevertWhen_LooseningHidesInATightening(uint8 loosened) public {
        core.cover.tune(EXPLOIT, Tuning(1_000, 90, 0.05e18));
        Tuning memory t = Tuning(500, 60, 0.06e18);
        loosened = uint8(bound(loosened, 0, 2));
        if (loosened == 0) t.shareBps = 1_001;
        else if (loosened == 1) t.maxDays = 91;
        else t.riskRate = 0.05e18 - 1;
        assertEq(core.cover.tune(EXPLOIT, t), block.timestamp + 7 days);
        assertEq(core.cover.productOf(EXPLOIT).terms.shareBps, 1_000);
        assertEq(core.cover.productOf(EXPLOIT).terms.maxDays, 90);
        assertEq(core.cover.productOf(EXPLOIT).terms.riskRate, 0.05e18);
    }

    /// @dev The worst case: nothing is sold any more. Sold covers do not change, and their holders are paid.
    function test_ARogueCuratorStopsSalesAndNothingElse() public {
        address holder = person("holder");
        uint256 cover = buy(holder, EXPLOIT, 10_000e6, 90);
        assess(alice, 1_000_000e18);
        core.cover.tune(EXPLOIT, Tuning(1, 0, uint64(limits.maxRiskRate)));
        fund(holder, 1_000e6);
        vm.expectRevert(
            abi.encodeWithSelector(
                ErrorsLib.TermOutOfRange.selector, 30, core.cover.productOf(EXPLOIT).terms.minDays, 0
            )
        );
        vm.prank(holder);
        core.cover.buy(EXPLOIT, 1e6, 30, NO_LIMIT, holder);
        vm.warp(startOf(cover) + 1 hours);
        uint256 incident = file(holder, cover, block.timestamp - 1, 20);
        decide(alice, incident, 20);
        uint256 before = asset.balanceOf(holder);
        core.claims.collect(incident, cover);
        assertEq(asset.balanceOf(holder), before + 10_000e6);
        exit(bob, pool.balanceOf(bob) / 2);
        assertGt(pool.exitOf(bob).processed, 0);
    }

    /// @dev Governance did not enable these parts for this pool, such as a trigger that proves whatever a friend wants.
    function test_RevertWhen_APartWasNotEnabled() public {
        address free = address(new FreePart());
        ProductTerms memory t = _worst();
        t.trigger = free;
        bytes memory noTrigger = abi.encodeWithSelector(ErrorsLib.InvalidTrigger.selector, free);
        vm.expectRevert(noTrigger);
        core.cover.listProduct(t);
        (t.trigger, t.signal) = (address(0), free);
        bytes memory noSignal = abi.encodeWithSelector(ErrorsLib.InvalidSignal.selector, free);
        vm.expectRevert(noSignal);
        core.cover.listProduct(t);
        // Enabled in another pool or as another kind, a part is not enabled here.
        vm.startPrank(address(g.timelock));
        address other = core.factory
            .createPool(Defaults.poolConfig(address(asset), "Other", "bwOTHER", address(this), address(core.model)));
        core.factory.setPart(other, free, Part.Signal);
        vm.stopPrank();
        vm.expectRevert(noSignal);
        core.cover.listProduct(t);
        vm.prank(address(g.timelock));
        core.factory.setPart(address(pool), free, Part.Signal);
        (t.trigger, t.signal) = (free, address(0));
        vm.expectRevert(noTrigger);
        core.cover.listProduct(t);
    }

    /// @dev A clone of a pool that the factory did not create, with the attacker as its curator, sells nothing.
    function test_RevertWhen_TheCuratorListsInAPoolOfItsOwn() public {
        ProductTerms memory t = _worst();
        t.pool = address(new FreePart());
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownPool.selector, t.pool));
        core.cover.listProduct(t);
    }

    /// @dev A replaced curator has no rights left. Its announcements lapse, because its successor withdraws them.
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
        t = Defaults.product(address(pool), "Worst", "Worst");
        (t.shareBps, t.weightBps, t.riskRate) = (limits.maxShareBps, limits.minWeightBps, limits.minRiskRate);
        (t.waitingDays, t.minDays, t.maxDays) = (limits.minWaitingDays, 1, limits.maxTermDays);
    }
}

/// @dev A contract that answers every call with zero.
contract FreePart {
    fallback() external {
        assembly ("memory-safe") {
            mstore(0, 0)
            return(0, 32)
        }
    }
}
