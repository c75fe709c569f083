// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LevelLib} from "breakwater/libraries/LevelLib.sol";
import {SolvencyLib} from "breakwater/libraries/SolvencyLib.sol";
import {Booked, Price, ProductRisk, ProductState} from "breakwater/types/CoverTypes.sol";
import {Solvency} from "breakwater/types/PoolTypes.sol";
import {Opened} from "breakwater/types/RiskTypes.sol";
import {NaiveBook} from "./NaiveBook.sol";
import {Defaults} from "../../utils/Defaults.sol";

/// @dev Random histories, compared with a book that is computed from scratch.
contract LedgerHistoryTest is NaiveBook {
    using SolvencyLib for SolvencyLib.Sums;

    uint256 private constant PRODUCTS = 5;
    uint256 private constant STEPS = 40;

    uint256 private _seed;
    uint256 private _paidIn;
    uint256 private _given;
    uint256[PRODUCTS] private _openCost;
    uint256[PRODUCTS] private _openCap;
    uint256[PRODUCTS] private _openSince;
    Incident[] private _open;

    struct Incident {
        uint8 product;
        uint256 cost;
    }

    function setUp() public override {
        super.setUp();
        params = Defaults.params();
        (base, integratedAt) = (capital, block.timestamp);
        for (uint8 i; i < PRODUCTS; i++) {
            ProductRisk memory r = i < 3 ? risk(i / 2) : settlingRisk(i);
            r.weightBps = uint16(6_000 + 1_000 * i);
            addProduct(r);
            noteProduct(r);
        }
    }

    /// forge-config: default.fuzz.runs = 48
    /// forge-config: ci.fuzz.runs = 192
    function testFuzz_SumsEqualThoseOfTheCovers(uint256 seed) external {
        _seed = seed;
        for (uint256 i; i < STEPS; i++) {
            _act();
            _check();
        }
        _end();
    }

    // ---- acting ----

    function _dice(uint256 sides) private returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return _seed % sides;
    }

    function _act() private {
        uint256 kind = _dice(13);
        if (kind < 4) _sell();
        else if (kind == 4) _extend();
        else if (kind == 5) _cancel();
        else if (kind == 6) _pay();
        else if (kind == 7) _openOne();
        else if (kind == 8) _closeOne();
        else if (kind == 9) _gain();
        else if (kind == 10) _tune();
        else if (kind == 11) _deposit();
        else _wait(_dice(2) == 0 ? _dice(1 days) : _dice(60 days));
        if (_dice(2) == 0) _wait(_dice(2 days));
    }

    function _wait(uint256 time) private {
        vm.warp(block.timestamp + time);
        // Some sync in steps, some are synced by others.
        if (_dice(3) == 0) while (!sync(1 + _dice(3))) {}
        if (_dice(3) == 0) sync();
        integrate();
    }

    function _sell() private {
        sync();
        uint8 product = uint8(_dice(PRODUCTS));
        uint256 capacity = _stateOf(product).capacity;
        if (capacity == 0) return;
        uint256 amount = 1 + _dice(_dice(4) == 0 ? capacity : capacity / 4 + 1);
        Booked memory booked = sell(product, amount > capacity ? capacity : amount, 1 + _dice(300));
        noteSale(booked);
        base = capital;
    }

    function _pick() private returns (Cover storage) {
        return covers[_dice(covers.length)];
    }

    function _extend() private {
        if (covers.length == 0) return;
        Cover storage c = _pick();
        Booked memory booked = c.booked;
        if (booked.rate == 0 || booked.endDay <= today() + 1 || booked.left == 0) return;
        if (products[booked.product].endedRiskBps != 0) return;
        sync();
        extend(booked, booked.endDay + uint16(1 + _dice(100)));
        c.booked = booked;
        noteFlow(c, booked.endDay + REPORT_DAYS, booked.endDay + REPORT_DAYS);
    }

    function _cancel() private {
        if (covers.length == 0) return;
        Cover storage c = _pick();
        Booked memory booked = c.booked;
        if (booked.rate == 0 || booked.endDay <= today() + 1 || booked.left == 0) return;
        (uint256 flow, uint256 flowDay, uint256 capitalFlow) = (c.flow, c.flowDay, c.capitalFlow);
        (uint256 rate, uint256 capitalRate,) = flowsNow();
        _given += cancel(booked);
        uint256 tomorrow = today() + 1;
        bool started = booked.startDay < tomorrow;
        c.booked = booked;
        c.releaseDay = started ? tomorrow + REPORT_DAYS : tomorrow;
        c.flowDay = tomorrow + REPORT_DAYS;
        // A cancelled cover is not settled by a trigger.
        c.isSettled = true;
        (uint256 rateAfter, uint256 capitalAfter,) = rates();
        (c.flow, c.capitalFlow) = (rateAfter + flow - rate, capitalAfter + capitalFlow - capitalRate);
        assertLe(c.flowDay, flowDay, "a cancelled premium never flows longer");
    }

    function _pay() private {
        if (covers.length == 0) return;
        Cover storage c = _pick();
        Booked memory booked = c.booked;
        bool isOver = booked.endDay <= today();
        if (booked.startDay > today() || booked.left == 0 || booked.endDay == booked.startDay) return;
        uint56 rate = booked.rate;
        if (c.isSettled) booked.rate = 0;
        pay(booked, 1 + _dice(booked.left));
        if ((isOver || booked.left == 0) && isBound(c, today())) c.isSettled = true;
        booked.rate = rate;
        c.booked = booked;
    }

    function _openOne() private {
        uint8 product = uint8(_dice(PRODUCTS));
        uint256 day = today() - _dice(REPORT_DAYS + 1);
        uint256 severity = 500 * (1 + _dice(20));
        uint256 eligible = eligibleOn(product, day);
        assertEq(eligibleAt(product, day * 1 days + 1 hours), eligible, "eligible covers, unsynced");
        Opened memory o = openRisk(product, day * 1 days + 1 hours, severity);
        assertEq(o.eligible, eligible, "eligible covers are those in force");
        assertEq(o.exposure, exposureOf(product, today()));
        _openCost[product] += o.cost;
        _noteCap(product, o.exposure);
        _open.push(Incident(product, o.cost));
    }

    /// @dev Maximum cost of open incidents together: present cover, and cover present when the first was filed.
    function _noteCap(uint8 product, uint256 exposure) private {
        bool isFirst = ledger.productOf(address(this), product, backing()).openIncidents == 1;
        if (isFirst) _openSince[product] = today();
        uint256 all = exposure + releasedIn(product, _openSince[product], today());
        if (today() > _openSince[product] + 60) all = _openCap[product] + exposure;
        if (all > _openCap[product]) _openCap[product] = all;
    }

    function _closeOne() private {
        if (_open.length == 0) return;
        uint256 at = _dice(_open.length);
        Incident memory i = _open[at];
        _open[at] = _open[_open.length - 1];
        _open.pop();
        closeRisk(i.product, i.cost);
        _openCost[i.product] -= i.cost;
        for (uint256 k; k < _open.length; k++) {
            if (_open[k].product == i.product) return;
        }
        _openCap[i.product] = 0;
    }

    function _gain() private {
        if (_dice(4) == 0 && gains != 0) {
            sync();
            if (gains == 0) return;
            takeGains(1 + _dice(gains));
            delete gainsList;
            return;
        }
        (,, uint256 before) = rates();
        addGain(1 + _dice(10_000e6));
        (,, uint256 rate) = rates();
        gainsList.push(Gain(rate - before, today() + 28));
    }

    function _tune() private {
        uint8 product = uint8(_dice(PRODUCTS));
        uint16 shareBps = uint16(1 + _dice(5_000));
        sync();
        ledger.tune(product, shareBps, uint64(0.001e18 + _dice(0.05e18)));
        products[product].shareBps = shareBps;
    }

    function _deposit() private {
        sync();
        setCapital(capital + _dice(200_000e6));
        base = capital;
    }

    // ---- checking ----

    function _stateOf(uint8 product) private view returns (ProductState memory) {
        return ledger.productOf(address(this), product, backing());
    }

    function _check() private view {
        SolvencyLib.Sums memory sums = sumsAt(today());
        Solvency memory s = solvency();
        assertEq(s.exposure, sums.exposure, "exposure is the sum of the amounts left");
        assertEq(s.stressed, sums.stressed / 10_000, "stressed");
        assertEq(s.required, sums.byStress(params), "R");
        assertEq(s.byGroup, SolvencyLib.byGroup(sums.largest, params), "largest group");
        assertEq(s.level, LevelLib.levelOf(integral), "level");
        (uint256 rate, uint256 capitalRate, uint256 gainRate) = flowsNow();
        (uint256 r, uint256 c, uint256 g) = rates();
        assertEq(r, rate, "rate");
        assertEq(c, capitalRate, "capital rate");
        if (gainsList.length != 0) assertGe(g, gainRate, "rate of gains");
        uint256 expected;
        for (uint8 i; i < PRODUCTS; i++) {
            expected += _checkProduct(i);
        }
        assertEq(atRisk(), expected, "A");
    }

    function _checkProduct(uint8 product) private view returns (uint256 ofProduct) {
        ProductState memory p = _stateOf(product);
        assertEq(p.exposure, exposureOf(product, today()), "exposure of the product");
        uint256 cost = _openCost[product] < _openCap[product] ? _openCost[product] : _openCap[product];
        ofProduct = cost + endedRiskOf(product);
        assertEq(p.atRisk, ofProduct, "A of the product");
        uint256 from = today() - 20;
        uint256 ended = ledger.endedBetween(address(this), product, from, today());
        assertGe(ended, endedIn(product, from, today()), "ended covers");
    }

    function _end() private {
        vm.warp(block.timestamp + 900 days);
        sync();
        assertEq(unearned, 0, "paid = earned + refunded at the end");
        assertEq(gains, 0, "gains are streamed at the end");
        assertEq(solvency().exposure, 0);
        (uint256 rate, uint256 capitalRate, uint256 gainRate) = rates();
        assertEq(rate + capitalRate + gainRate, 0);
    }
}
