// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {StateLib} from "breakwater/claims/ClaimsState.sol";
import {CoverInfo, ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Part, Tuning} from "breakwater/types/GovernanceTypes.sol";
import {Opened, Opening} from "breakwater/types/RiskTypes.sol";
import {CoverFixture} from "../utils/CoverFixture.sol";
import {CoverTriggerStub} from "../utils/PartStubs.sol";

/// @title Random histories of cover, compared with sums over a plain list of covers
contract CoverHistoryTest is CoverFixture {
    uint256 private constant REPORT_DAYS = 14;
    uint256 private constant STEPS = 30;

    /// @dev By cover: the day on which its exposure leaves.
    mapping(uint256 id => uint256) private _releaseDay;
    uint256 private _products = 2;
    uint256 private _seed;

    function setUp() public override {
        super.setUp();
        ProductTerms memory t = exploitTerms();
        (t.group, t.trigger) = (1, enabled(address(new CoverTriggerStub()), Part.Trigger));
        _products = cover.listProduct(t);
    }

    /// @dev After any order of purchases, extensions, cancellations, payouts and changes of terms: exposure, eligible amounts and
    /// unearned premium are the sums over the covers.
    /// forge-config: default.fuzz.runs = 64
    /// forge-config: ci.fuzz.runs = 256
    function testFuzz_BooksEqualTheSumsOfCovers(uint256 seed) public {
        _seed = seed;
        for (uint256 i; i < STEPS; i++) {
            _step(_random(8));
        }
        _check();
        skip(3 * 365 days);
        _check();
        assertEq(ledger.requiredCapital(address(pool)), 0, "nothing is left after the last release");
    }

    function _step(uint256 what) private {
        if (what < 3) _buy(1 + _random(_products));
        else if (what == 3) _wait();
        else if (what == 4) _extend(_anyCover());
        else if (what == 5) _cancel(_anyCover());
        else if (what == 6) _pay(_anyCover());
        else _tune(1 + _random(_products));
        if (_random(4) == 0) _check();
    }

    function _buy(uint256 product) private {
        uint256 capacity = cover.capacity(product);
        if (capacity == 0) return;
        uint256 maxDays = cover.productOf(product).terms.maxDays;
        uint256 id = buy(bob, product, 1 + _random(capacity / 4 + 1), 28 + _random(maxDays - 27));
        _releaseDay[id] = cover.coverOf(id).endDay + REPORT_DAYS;
    }

    function _wait() private {
        skip(1 + _random(_random(3) == 0 ? 60 days : 3 days));
    }

    function _extend(uint256 id) private {
        if (id == 0) return;
        uint256 extraDays = 1 + _random(60);
        try cover.quoteExtend(id, extraDays) {
            extend(bob, id, extraDays);
            _releaseDay[id] = cover.coverOf(id).endDay + REPORT_DAYS;
        } catch {}
    }

    function _cancel(uint256 id) private {
        if (id == 0) return;
        try cover.quoteCancel(id) returns (uint256 refund) {
            assertEq(cancel(bob, id), refund);
            CoverInfo memory info = cover.coverOf(id);
            bool isNeverInForce = info.startDay == info.endDay;
            _releaseDay[id] = isNeverInForce ? today() + 1 : info.endDay + REPORT_DAYS;
        } catch {}
    }

    function _pay(uint256 id) private {
        if (id == 0 || _random(3) != 0) return;
        (uint256 left, CoverInfo memory info) = (cover.claimOf(id).left, cover.coverOf(id));
        bool wasInForce = info.startDay <= today() && info.startDay < info.endDay;
        if (left != 0 && wasInForce) payOut(id, 1 + _random(left));
    }

    function _tune(uint256 product) private {
        uint64 riskRate = uint64(cover.productOf(product).terms.riskRate + _random(0.001e18));
        cover.tune(product, Tuning(2_000, cover.productOf(product).terms.maxDays, riskRate));
    }

    function _check() private {
        assertBalanced();
        for (uint256 product = 1; product <= _products; product++) {
            (uint256 exposure, uint256 eligible) = (0, 0);
            uint256 time = block.timestamp - _random(REPORT_DAYS * 1 days);
            for (uint256 id = 1; id <= cover.coverCount(); id++) {
                if (cover.coverOf(id).product != product) continue;
                if (today() < _releaseDay[id]) exposure += _boundBy(id);
                eligible += StateLib.amountAt(cover.claimOf(id), time);
            }
            (, uint8 index,) = cover.poolOf(product);
            Opened memory booked = ledger.riskOf(address(pool), Opening(index, time, 0, 0));
            assertEq(booked.exposure, exposure, "exposure is what the covers can still cost");
            assertEq(cover.productOf(product).exposure, exposure);
            assertEq(booked.eligible, eligible, "eligible is what was in force");
        }
        _checkPremium();
    }

    /// @dev A cover cancelled before its start pays nothing, but binds capital until tonight.
    function _boundBy(uint256 id) private view returns (uint256) {
        CoverInfo memory info = cover.coverOf(id);
        return info.startDay == info.endDay ? info.amount : cover.claimOf(id).left;
    }

    function _checkPremium() private view {
        uint256 unused;
        bool hasCancelled;
        for (uint256 id = 1; id <= cover.coverCount(); id++) {
            unused += cover.unearnedOf(id);
            hasCancelled = hasCancelled || cover.coverOf(id).rate == 0;
        }
        uint256 unearned = pool.money().unearned;
        assertGe(unearned, unused, "what covers have not used is there");
        // A cancelled cover's remaining premium is earned until its release.
        if (!hasCancelled) assertLe(unearned, unused + cover.coverCount() + 1);
    }

    function _anyCover() private returns (uint256) {
        uint256 count = cover.coverCount();
        return count == 0 ? 0 : 1 + _random(count);
    }

    function _random(uint256 below) private returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return _seed % below;
    }
}
