// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Closing, Opening, Party} from "breakwater/types/ClaimTypes.sol";
import {PoolConfig, ProductTerms} from "breakwater/types/Types.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {Base} from "../utils/Base.t.sol";

/// @dev A dollar with 18 decimals.
contract WideDollar is ERC20 {
    constructor() ERC20("Wide Dollar", "WUSD") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}

/// @title What somebody would try
contract AttackTest is Base {
    address internal ann;
    address internal ben;
    address internal cay;
    address internal mallory;
    address internal judge;

    function setUp() public override {
        super.setUp();
        (ann, ben, cay) = (person("ann"), person("ben"), person("cay"));
        (mallory, judge) = (person("mallory"), person("judge"));
        assess(judge, 10_000e18);
        skip(1);
    }

    // ---- P2: who left before an event ----

    /// @dev Ann left in the morning, the event comes at noon, and in the afternoon a unit more is processed. It must not
    /// move her departure behind the event.
    function test_WhoLeftBeforeAnEventIsNotChargedThoughMoreIsProcessedTheSameDay() public {
        (uint256 cover, uint256 left) = _annLeavesInTheMorning();
        uint256 eventTime = block.timestamp + 3 hours;
        vm.warp(eventTime + 2 hours);
        stake(mallory, 100e6);
        pool.processExits();
        vm.warp(eventTime + 2 days);
        _accept(cover, eventTime);
        assertGe(pool.exitsOf(ann, 1)[0].processedAssets, left, "she had left before the event");
    }

    /// @dev What is processed in the afternoon has the afternoon's price: it is not averaged with the morning's.
    function test_WhoLeavesLaterTheSameDayDoesNotShareThePriceOfTheMorning() public {
        (uint256 annShares, uint256 benShares) = (stake(ann, 30_000e6), stake(ben, 30_000e6));
        stake(cay, 40_000e6);
        uint256 cover = buy(mallory, EXPLOIT, 25_000e6, 60);
        vm.prank(ann);
        pool.requestRedeem(annShares, ann, ann);
        vm.prank(ben);
        pool.requestRedeem(benShares, ben, ben);
        vm.warp(startOf(cover) + 10 days + 9 hours);
        pool.processExits();
        uint256 left = pool.exitsOf(ann, 1)[0].processedAssets;
        assertEq(pool.pendingRedeemRequest(1, ann), 0, "all of Ann's left, and a part of Ben's");

        _forfeitABond(20_000e6);
        skip(1 hours);
        pool.processExits();
        assertApproxEqAbs(
            pool.exitsOf(ann, 1)[0].processedAssets, left, 1, "Ann keeps the price of the morning"
        );
    }

    /// @dev Ann has 60,000 of 100,000 in the queue and solvency lets a part of it leave at nine.
    function _annLeavesInTheMorning() private returns (uint256 cover, uint256 left) {
        uint256 shares = stake(ann, 60_000e6);
        stake(cay, 40_000e6);
        cover = buy(ben, EXPLOIT, 25_000e6, 60);
        vm.prank(ann);
        pool.requestRedeem(shares, ann, ann);
        vm.warp(startOf(cover) + 10 days + 9 hours);
        (, left) = pool.processExits();
        assertGt(left, 30_000e6);
        assertEq(pool.exitsOf(ann, 1)[0].processedAssets, left);
    }

    // ---- exits that somebody wants to stop ----

    /// @dev Just after midnight Mallory leaves room for a batch of dust only, processes it and cancels her cover. Once that
    /// was the day's one batch, and the exits of a pool could be frozen for the price of the cancel fee, day after day.
    function test_DustJustAfterMidnightDoesNotStopTheExits() public {
        (uint256 dust, uint256 shares) = _dustFirst(0);
        (uint256 left,) = pool.processExits();
        assertEq(left, shares - dust, "all that matured leaves the same day");
    }

    function test_DustDoesNotStopAPartOfTheExitsEither() public {
        (uint256 dust,) = _dustFirst(10_000e6);
        (uint256 left, uint256 assets) = pool.processExits();
        assertGt(left, 16 * dust);
        assertApproxEqAbs(pool.solvency().capital, 25_000e6, 1, "all that Ben's cover does not need");
        assertGt(assets, 74_000e6);
    }

    /// @param covered Of which 40 % is the group's cap.
    function _dustFirst(uint256 covered) private returns (uint256 dust, uint256 shares) {
        shares = stake(ann, 90_000e6);
        stake(cay, 10_000e6);
        vm.prank(ann);
        pool.requestRedeem(shares, ann, ann);
        ProductTerms memory t = Demo.exploit(address(pool), address(core.model));
        (t.group, t.maxShareBps) = (5, 10_000);
        uint256 product = core.cover.listProduct(t);
        if (covered != 0) buy(ben, product, covered, 60);
        vm.warp((block.timestamp / 1 days + 7) * 1 days + 1);
        uint256 cover = buy(mallory, product, core.cover.capacity(product) - 10, 30);
        (dust,) = pool.processExits();
        assertGt(dust, 0);
        assertLt(dust, 10e9, "of 90,000");
        vm.prank(mallory);
        core.cover.cancel(cover, 0);
    }

    function _forfeitABond(uint256 bond) private {
        fund(ben, bond);
        vm.startPrank(address(core.claims));
        uint256 time = block.timestamp - 1;
        (uint256 eligible,,) = pool.openIncident(Opening(1, 1, time, ben, bond, 0));
        pool.closeIncident(Closing(1, time, eligible, 0, bond, bond, 0, 0, 0));
        vm.stopPrank();
    }

    function _accept(uint256 cover, uint256 eventTime) private {
        uint256 incident = file(ben, cover, eventTime, 20);
        decide(judge, incident, 20);
        assertGt(pool.money().owed, 0);
    }

    // ---- exits of an asset with 18 decimals ----

    /// @dev The queue numbers shares over the pool's whole life. If it ran out of numbers nobody could ever leave again.
    function test_TheQueueDoesNotRunOutOfNumbers() public {
        WideDollar wide = new WideDollar();
        PoolConfig memory config = Demo.poolConfig(address(wide), address(this));
        try core.factory.createPool(config) returns (address created) {
            ICapitalPool widePool = ICapitalPool(created);
            vm.startPrank(ann);
            wide.approve(created, type(uint256).max);
            for (uint256 i; i < 4; i++) {
                wide.mint(ann, 30_000_000e18);
                uint256 shares = widePool.deposit(30_000_000e18, ann);
                widePool.requestRedeem(shares, ann, ann);
                skip(7 days);
                widePool.processExits();
                skip(14 days);
                widePool.redeem(shares, ann, ann);
            }
            vm.stopPrank();
        } catch (bytes memory reason) {
            assertEq(
                bytes4(reason), ErrorsLib.InvalidAsset.selector, "or the asset is refused from the beginning"
            );
        }
    }

    // ---- P1: sales against money that is already at risk ----

    /// @dev Two groups have open incidents that can take 80 % of the capital. What is sold meanwhile in a third must be
    /// payable after the worst verdicts.
    function test_CoverSoldWhileIncidentsAreOpenIsPayableAfterTheWorstVerdicts() public {
        uint256 first = _listWhole(0);
        uint256 second = _listWhole(1);
        uint256 third = _listWhole(2);
        stake(ann, 1_000_000e6);
        uint256 one = buy(ben, first, 400_000e6, 60);
        uint256 two = buy(ben, second, 400_000e6, 60);
        vm.warp(startOf(two) + 1 hours);
        one = file(ben, one, block.timestamp - 1, 20);
        two = file(ben, two, block.timestamp - 1, 20);

        uint256 room = core.cover.capacity(third);
        if (room != 0) buy(cay, third, room, 60);
        _acceptBoth(one, two);
        assertGe(pool.totalAssets(), room, "the money for the third is there");
    }

    function _listWhole(uint8 group) private returns (uint256) {
        ProductTerms memory terms = Demo.exploit(address(pool), address(core.model));
        (terms.group, terms.maxShareBps) = (group, 10_000);
        return core.cover.listProduct(terms);
    }

    function _acceptBoth(uint256 one, uint256 two) private {
        commitVote(judge, one, 20);
        commitVote(judge, two, 20);
        vm.warp(core.claims.incidentOf(two).commitUntil);
        revealVote(judge, one, 20);
        revealVote(judge, two, 20);
        vm.warp(core.claims.incidentOf(two).until);
        core.claims.tally(one);
        core.claims.tally(two);
        pass(two);
        core.claims.finalize(one);
        core.claims.finalize(two);
    }

    // ---- P3: a haircut is the same for all ----

    /// @dev The same covers are hit again and again until the pool has less than the loss: all get one ratio, and an exit
    /// that left after the event bears it too.
    function test_WhenThePoolHasLessEveryoneGetsTheSameRatio() public {
        uint256 product = _listWhole(0);
        stake(ann, 100_000e6);
        uint256 big = buy(ben, product, 30_000e6, 60);
        uint256 small = buy(cay, product, 10_000e6, 60);
        vm.warp(startOf(small) + 1 hours);
        uint256 incident;
        for (uint256 i; i < 3; i++) {
            incident = file(ben, big, block.timestamp - 1, 20);
            decide(judge, incident, 20);
        }
        uint256 booked = core.claims.incidentOf(incident).booked;
        assertLt(booked, 40_000e6, "less than the loss was there");
        assertEq(pool.money().capital, 0);
        assertEq(core.claims.collect(incident, small), booked / 4);
        assertEq(core.claims.collect(incident, big), booked * 3 / 4);
        assertEq(pool.maxDeposit(ann), 0, "a pool that lost everything takes no deposits");
        incident = file(ben, big, block.timestamp - 1, 20);
        decide(judge, incident, 20);
        booked = core.claims.incidentOf(incident).booked;
        assertLt(booked, 100e6, "nothing is left but the premium of some days");
        assertEq(core.claims.collect(incident, big), booked * 3 / 4);
        assertBalanced();
    }

    // ---- P6: nobody can stand in the way of a filing ----

    /// @dev Whoever filed first held the product's only slot once. Now each false incident that is open or was refused
    /// doubles the next one's bond: three of them cost Mallory seven, and Ben's real one is filed, beside them, and paid.
    function test_BogusIncidentsDoNotKeepTheRealOneFromBeingFiled() public {
        stake(ann, 100_000e6);
        uint256 real = buy(ben, EXPLOIT, 10_000e6, 60);
        uint256 bait = buy(mallory, EXPLOIT, 1, 60);
        uint256 eventTime = startOf(real) + 1 hours;
        vm.warp(eventTime + 1 hours);
        uint256[3] memory bogus;
        for (uint256 i; i < 3; i++) {
            bogus[i] = file(mallory, bait, block.timestamp - 1, 20);
            commitVote(judge, bogus[i], 0);
        }
        assertEq(pool.money().bonds, 7 * 500e6);
        vm.warp(core.claims.incidentOf(bogus[0]).commitUntil);
        uint256 incident = file(ben, real, eventTime, 20);
        commitVote(judge, incident, 20);
        for (uint256 i; i < 3; i++) {
            revealVote(judge, bogus[i], 0);
        }
        for (uint256 i; i < 3; i++) {
            pass(bogus[i]);
            core.claims.tally(bogus[i]);
        }
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(judge, incident, 20);
        pass(incident);
        core.claims.tally(incident);
        pass(incident);
        for (uint256 i; i < 3; i++) {
            core.claims.finalize(bogus[i]);
        }
        core.claims.finalize(incident);
        assertEq(core.claims.collect(incident, real), 10_000e6);
        assertEq(core.claims.collectBond(incident, Party.Filer), 8 * 500e6, "in full");
        assertEq(pool.money().bonds, 0);
    }
}
