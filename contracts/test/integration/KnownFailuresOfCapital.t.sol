// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Closing, Opening} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney, PoolParams} from "breakwater/types/Types.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {KnownFailuresBase} from "./KnownFailures.t.sol";

/// @title What went wrong elsewhere: shares, exits and losses
contract KnownFailuresOfCapitalTest is KnownFailuresBase {
    // ---- first depositors, donations, dust ----

    /// @dev The first depositor stakes one unit, donates a fortune and waits for the victim.
    function test_DonationAndFirstDepositorLoseTheirGift() public {
        uint256 shares = stake(mallory, 1);
        asset.mint(address(pool), 10_000e6);
        uint256 victim = stake(ann, 10_000e6);
        assertEq(victim, 10_000e6 * 1e3, "the victim's shares cost par: a donation is not counted");
        assertEq(
            pool.convertToAssets(shares), 1, "the attacker has a unit and lost the 10,000 that were given"
        );
        assertEq(pool.totalAssets(), 10_000e6 + 1);
    }

    /// @dev The same with money that does count: a bond that is forfeited to a pool of one unit.
    function test_InflatingThePriceOfAOneUnitPoolCostsMoreThanItTakes() public {
        uint256 shares = stake(mallory, 1);
        vm.startPrank(address(core.claims));
        asset.mint(mallory, 10_000e6);
        uint256 time = block.timestamp - 1;
        (uint256 eligible,,) = pool.openIncident(Opening(0, 1, time, mallory, 10_000e6, 0));
        pool.closeIncident(Closing(0, time, eligible, 0, 10_000e6, 10_000e6, 0, 0, 0));
        vm.stopPrank();
        uint256 mine = pool.convertToAssets(shares);
        assertApproxEqAbs(mine, 5_000e6, 5e6, "half of the gift belongs to the virtual shares");
        uint256 victim = stake(ann, 10_000e6);
        assertGe(pool.convertToAssets(victim), 9_990e6, "the victim loses less than a share's price");
        assertLe(pool.convertToAssets(shares), mine + 10e6, "the attacker does not get the gift back");
    }

    function test_AOneUnitPoolWorksAndSellsNothingItCannotPay() public {
        uint256 shares = stake(ann, 1);
        assertEq(shares, 1e3);
        assertEq(core.cover.capacity(EXPLOIT), 0);
        vm.expectPartialRevert(ErrorsLib.AmountAboveCapacity.selector);
        core.cover.quote(EXPLOIT, 1, 30);
        _ask(ann, shares);
        skip(7 days);
        pool.processExits();
        skip(14 days);
        assertEq(_take(ann), 1);
        assertEq(pool.totalSupply(), 0);
    }

    /// @dev All shares have left while premium still flows and covers still end: whoever stakes next pays par or gets what
    /// nobody else owns, and no call divides by zero.
    function test_SupplyAtZeroWithPendingExpiry() public {
        uint256 shares = stake(ann, 100_000e6);
        uint256 cover = buy(ben, EXPLOIT, 10_000e6, 30);
        _ask(ann, shares);
        skip(8 days);
        pool.processExits();
        assertGt(pool.totalSupply(), 0, "what covers need stays");
        vm.warp(uint256(core.cover.coverOf(cover).endDay) * 1 days + 14 days - 1);
        pool.processExits();
        assertGt(pool.totalSupply(), 0, "until the last second");
        skip(1);
        pool.processExits();
        assertEq(pool.totalSupply(), 0);
        skip(30 days);
        pool.sync(type(uint256).max);
        assertGt(stake(cay, 10_000e6), 0);
        assertGe(pool.convertToAssets(pool.balanceOf(cay)), 9_999e6);
        assertBalanced();
    }

    /// @dev The last staker leaves on the day after the purchase was cancelled: premium that is earned then has no owner.
    function test_PremiumEarnedWithoutSharesIsNotLost() public {
        uint256 shares = stake(ann, 100_000e6);
        uint256 cover = buy(ben, EXPLOIT, 10_000e6, 60);
        _cancel(ben, cover);
        _ask(ann, shares);
        skip(7 days);
        pool.processExits();
        assertEq(pool.totalSupply(), 0);
        PoolMoney memory m = pool.money();
        assertEq(m.unearned, 0);
        assertGt(stake(cay, 1_000e6), 0);
        assertBalanced();
    }

    // ---- who comes and goes around a loss ----

    /// @dev The event is public at noon, the claim is filed at night. Leaving in between is too late.
    function test_ExitBetweenEventAndFilingBearsTheLoss() public {
        (uint256 annShares, uint256 malloryShares) = (stake(ann, 50_000e6), stake(mallory, 50_000e6));
        uint256 cover = buy(ben, EXPLOIT, 20_000e6, 60);
        _ask(mallory, malloryShares);
        vm.warp(startOf(cover) + 8 days + 12 hours);
        uint256 eventTime = block.timestamp;
        skip(1 hours);
        pool.processExits();
        uint256 incident = file(ben, cover, eventTime, 20);
        decide(judge, incident, 20);
        uint256 gone = pool.exitsOf(mallory, 1)[0].processedAssets;
        uint256 shareGone = annShares - pool.pendingRedeemRequest(1, mallory);
        uint256 stayed = pool.convertToAssets(shareGone);
        assertLe(gone, stayed, "who left after it bears what who stayed bears");
        assertGe(gone, stayed * 999 / 1_000, "and has only not earned since");
    }

    /// @dev A deposit after the filing would buy shares whose price is not known: it waits. A deposit after the verdict buys
    /// at the price after the loss.
    function test_DepositAfterFilingWaitsForTheVerdict() public {
        stake(ann, 100_000e6);
        uint256 cover = buy(ben, EXPLOIT, 20_000e6, 60);
        vm.warp(startOf(cover) + 1 hours);
        uint256 incident = file(ben, cover, block.timestamp - 1, 20);
        fund(mallory, 100_000e6);
        vm.prank(mallory);
        vm.expectPartialRevert(ErrorsLib.PriceUncertain.selector);
        pool.deposit(100_000e6, mallory);
        assertEq(pool.maxDeposit(mallory), 0);
        decide(judge, incident, 20);
        uint256 has = pool.convertToAssets(stake(mallory, 100_000e6));
        assertApproxEqAbs(has, 100_000e6, 1, "neither a loss nor a gain");
    }

    /// @dev A request that is always open would be a door that is always open: who asks again loses the place, who is
    /// processed is still chargeable.
    function test_ReEnteringTheQueueIsNoEscape() public {
        (uint256 annShares, uint256 shares) = (stake(ann, 50_000e6), stake(mallory, 50_000e6));
        uint256 cover = buy(ben, EXPLOIT, 20_000e6, 60);
        // A tenth each day, so that something is always about to leave.
        for (uint256 i; i < 10; i++) {
            _ask(mallory, shares / 10);
            skip(1 days);
            pool.processExits();
            _take(mallory);
        }
        uint256 eventTime = block.timestamp - 5 days;
        uint256 incident = file(ben, cover, eventTime, 20);
        decide(judge, incident, 20);
        skip(60 days);
        pool.processExits();
        skip(15 days);
        uint256 taken = _take(mallory);
        assertLe(taken, pool.convertToAssets(annShares) + 1, "no more than who never moved has");
    }

    // ---- large and many losses ----

    function test_TwoIncidentsAtOnceAreBothPaidInFull() public {
        stake(ann, 100_000e6);
        uint256 one = buy(ben, EXPLOIT, 25_000e6, 60);
        uint256 two = buy(cay, DEPEG, 20_000e6, 60);
        vm.warp(startOf(two) + 1 hours);
        uint256[] memory incidents = new uint256[](2);
        incidents[0] = file(ben, one, block.timestamp - 1, 20);
        incidents[1] = file(cay, two, block.timestamp - 2, 20);
        assertEq(pool.solvency().atRisk, 45_000e6);
        _judge(incidents, 20);
        core.claims.finalize(incidents[1]);
        core.claims.finalize(incidents[0]);
        assertEq(core.claims.collect(incidents[0], one), 25_000e6);
        assertEq(core.claims.collect(incidents[1], two), 20_000e6);
        assertBalanced();
    }

    /// @dev Order-independent to one unit: what each claimant gets does not depend on who collects first.
    function test_LossLargerThanEverythingPaysEveryClaimantOneRatio() public {
        stake(ann, 100_000e6);
        uint256[] memory covers = new uint256[](5);
        for (uint256 i; i < 5; i++) {
            covers[i] = buy(i % 2 == 0 ? ben : cay, EXPLOIT, 1_111e6 * (i + 1) + 7 * i, 60);
        }
        vm.warp(startOf(covers[4]) + 1 hours);
        uint256 eventTime = block.timestamp - 1;
        // The capital is gone but for a few units over 10,000 when the verdict falls.
        vm.startPrank(address(core.claims));
        (uint256 other,,) = pool.openIncident(Opening(1, 99, eventTime, cay, 0, 0));
        uint256 loss = pool.totalAssets() + pool.money().reserve - 10_000_000_003;
        pool.closeIncident(Closing(1, eventTime, other, loss, 0, 0, 0, 0, 0));
        vm.stopPrank();
        uint256 incident = file(ben, covers[0], eventTime, 20);
        decide(judge, incident, 20);
        uint256 booked = core.claims.incidentOf(incident).booked;
        assertLt(booked, 16_665e6, "there is less than the loss");
        uint256[] memory first = _collectAll(incident, covers, false);
        uint256[] memory second = _collectAll(incident, covers, true);
        uint256 sum;
        for (uint256 i; i < 5; i++) {
            assertEq(first[i], second[i], "whatever the order");
            uint256 amount = core.cover.coverOf(covers[i]).amount;
            assertEq(first[i], Math.mulDiv(amount, booked, core.claims.incidentOf(incident).eligible));
            sum += first[i];
        }
        assertLe(sum, booked);
        assertLe(booked - sum, 5, "and no more than a unit each is left");
    }

    function _collectAll(uint256 incident, uint256[] memory covers, bool backwards)
        private
        returns (uint256[] memory paid)
    {
        uint256 state = vm.snapshotState();
        paid = new uint256[](covers.length);
        for (uint256 i; i < covers.length; i++) {
            uint256 j = backwards ? covers.length - 1 - i : i;
            paid[j] = core.claims.collect(incident, covers[j]);
        }
        vm.revertToState(state);
    }

    // ---- parameters ----

    /// @dev New parameters rule what comes; what was sold, asked and filed keeps its dates, and the pool stays solvent.
    function test_ParameterChangeMidFlight() public {
        uint256 shares = stake(ann, 100_000e6);
        uint256 cover = buy(ben, EXPLOIT, 20_000e6, 60);
        _ask(ann, shares / 4);
        uint256 rate = core.cover.coverOf(cover).rate;
        PoolParams memory p = Demo.poolParams();
        (p.groupCapBps, p.feeBps, p.marginBps) = (2_100, 3_000, 20_000);
        core.factory.setParams(address(pool), p);
        assertGe(pool.totalAssets(), pool.solvency().required);
        p.groupCapBps = 1_900;
        vm.expectPartialRevert(ErrorsLib.InsufficientCapital.selector);
        core.factory.setParams(address(pool), p);
        assertEq(pool.terms().params.groupCapBps, 2_100, "a refused change changes nothing");
        assertEq(core.cover.coverOf(cover).rate, rate);
        assertEq(core.cover.amountAt(cover, startOf(cover)), 20_000e6);
        skip(7 days);
        (uint256 left,) = pool.processExits();
        assertLt(left, shares / 4, "the stricter rule holds back what it needs");
        assertGe(pool.totalAssets(), pool.solvency().required);
    }
}
