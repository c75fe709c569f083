// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ExitView, Peril, PoolMoney, PoolSolvency, ProductTerms} from "breakwater/types/Types.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {Base} from "../utils/Base.t.sol";
import {Promises} from "./Promises.sol";

/// @title What the handlers share: people, and the books as a plain reader of DESIGN would keep them
/// @dev The ghosts never read what they check: they grow from the arguments and results of calls alone.
abstract contract World is Base {
    /// @dev A product so small that an incident of it is not material: exits are processed while it is open.
    uint256 internal constant SMALL = 3;
    uint256 internal constant PRODUCTS = 3;
    uint256 internal constant GROUP_CAP_BPS = 4_000;
    uint256 internal constant MATERIALITY_BPS = 100;
    uint256 internal constant WINDOW = 14 days;
    uint256 internal constant COOLDOWN_DAYS = 7;
    uint256 internal constant BOND = 500e6;
    uint256 internal constant THRESHOLD_BPS = 6_000;
    uint256 internal constant STEPS = 20;

    struct GhostCover {
        uint256 product;
        uint256 amount;
        uint256 start;
        uint256 end;
        uint256 boughtAt;
        uint256 premium;
    }

    /// @dev Shares [begin, end) left at `processedAt` and are worth `assets`.
    struct GhostBatch {
        uint256 begin;
        uint256 end;
        uint256 assets;
        uint256 processedAt;
    }

    /// @dev Shares [begin, end) of the queue belong to one request.
    struct GhostRequest {
        uint256 begin;
        uint256 end;
    }

    struct GhostIncident {
        uint256 product;
        uint256 eventTime;
        uint256 openDay;
        uint256 eligible;
        bool open;
        uint256 loss;
        uint256 booked;
        uint256 collected;
        uint256 returned;
    }

    address[] internal people;
    address[] internal assessors;
    string[] internal actions;
    mapping(string action => uint256 calls) public calls;

    GhostCover[] internal ghost_covers;
    GhostBatch[] internal ghost_batches;
    GhostIncident[] internal ghost_incidents;
    mapping(address controller => GhostRequest[]) internal ghost_requests;
    mapping(address controller => uint256 first) internal ghost_firstRequest;
    mapping(uint256 incident => mapping(uint256 cover => uint256 assets)) internal ghost_payouts;
    mapping(uint256 incident => mapping(uint256 cover => bool)) internal ghost_collected;
    mapping(uint256 incident => mapping(uint256 step => uint256 weight)) internal ghost_votes;

    uint256 internal ghost_requested;
    uint256 internal ghost_processed;
    uint256 internal ghost_staked;
    uint256 internal ghost_paid;
    uint256 internal ghost_left;
    uint256 internal ghost_taken;
    uint256 internal ghost_lostByCapital;
    uint256 internal ghost_lostByExits;
    uint256 internal ghost_forfeited;
    uint256 internal ghost_released;
    uint256 internal ghost_bondsCollected;
    uint256 internal ghost_donated;
    bool internal closing;

    function setUp() public virtual override {
        super.setUp();
        ProductTerms memory terms = Demo.exploit(address(pool), address(core.model));
        (terms.name, terms.peril, terms.maxShareBps) = ("Skerry Vaults", Peril.ProtocolFailure, 80);
        core.cover.listProduct(terms);
        people = [person("ann"), person("ben"), person("cay"), person("dov"), person("eve")];
        assessors = [person("judge 1"), person("judge 2"), person("judge 3"), person("a small judge")];
        for (uint256 i; i < 3; i++) {
            assess(assessors[i], 10_000e18);
        }
        assess(assessors[3], 100e18);
        _staked(stake(people[0], 150_000e6), 150_000e6);
        skip(1 hours);
    }

    // ---- around every action ----

    /// @dev Counts the action and watches what no action may do.
    modifier action(string memory name) {
        _did(name);
        (uint256 capital, uint256 supply) = (pool.totalAssets() + 1, pool.totalSupply() + 1e3);
        closing = false;
        _;
        if (!closing) {
            uint256 before = Math.mulDiv(capital, pool.totalSupply() + 1e3, 1);
            assertGe((pool.totalAssets() + 1) * supply, before, Promises.P2_PRICE);
        }
    }

    function _did(string memory name) internal {
        if (calls[name]++ == 0) actions.push(name);
    }

    function actionNames() external view returns (string[] memory) {
        return actions;
    }

    function _someone(uint256 seed) internal view returns (address) {
        return people[seed % people.length];
    }

    function _warp(uint256 time) internal {
        if (time > block.timestamp) vm.warp(time);
    }

    function _today() internal view returns (uint256) {
        return block.timestamp / 1 days;
    }

    // ---- ghosts that several handlers write ----

    function _staked(uint256 shares, uint256 assets) internal {
        assertGt(shares, 0);
        ghost_staked += assets;
    }

    function _atRisk() internal view returns (uint256 atRisk) {
        for (uint256 i; i < ghost_incidents.length; i++) {
            if (ghost_incidents[i].open) atRisk += ghost_incidents[i].eligible;
        }
    }

    function _uncertain() internal view returns (bool) {
        return _atRisk() > pool.totalAssets() * MATERIALITY_BPS / 10_000;
    }

    function _earliestEvent() internal view returns (uint256 time) {
        time = type(uint256).max;
        for (uint256 i; i < ghost_incidents.length; i++) {
            if (ghost_incidents[i].open) time = Math.min(time, ghost_incidents[i].eventTime);
        }
    }

    function _openIncident(uint256 product) internal view returns (uint256 id) {
        for (uint256 i; i < ghost_incidents.length; i++) {
            if (ghost_incidents[i].open && ghost_incidents[i].product == product) return i + 1;
        }
    }

    function _inForce(GhostCover memory c, uint256 product, uint256 time) internal pure returns (bool) {
        return c.product == product && time / 1 days >= c.start && time / 1 days < c.end;
    }

    /// @dev Cover whose end is less than a report window ago, counted from the filing while an incident is open.
    function _exposure(uint256 product) internal view returns (uint256 exposure) {
        uint256 incident = _openIncident(product);
        uint256 day = incident == 0 ? _today() : ghost_incidents[incident - 1].openDay;
        for (uint256 i; i < ghost_covers.length; i++) {
            GhostCover memory c = ghost_covers[i];
            if (c.product == product && c.end + WINDOW / 1 days > day) exposure += c.amount;
        }
    }

    function _required() internal view returns (uint256) {
        uint256 largest = Math.max(_exposure(EXPLOIT) + _exposure(SMALL), _exposure(DEPEG));
        return _atRisk() + Math.mulDiv(largest, 10_000, GROUP_CAP_BPS, Math.Rounding.Ceil);
    }

    // ---- exits, as a list of numbered shares ----

    /// @dev The part of a request that lies in batches, oldest first; only in payable ones if asked.
    function _inBatches(GhostRequest memory r, bool onlyPayable)
        internal
        view
        returns (uint256 shares, uint256 assets)
    {
        uint256 until = Math.min(block.timestamp - WINDOW, _earliestEvent());
        for (uint256 i; i < ghost_batches.length; i++) {
            GhostBatch memory b = ghost_batches[i];
            uint256 begin = Math.max(b.begin, r.begin);
            uint256 end = Math.min(b.end, r.end);
            if (begin >= end) continue;
            if (onlyPayable && b.processedAt > until) return (shares, assets);
            shares += end - begin;
            assets += b.assets * (end - begin) / (b.end - b.begin);
        }
    }

    function _exitOf(address who, bool onlyPayable) internal view returns (uint256 shares, uint256 assets) {
        GhostRequest[] storage list = ghost_requests[who];
        for (uint256 i = ghost_firstRequest[who]; i < list.length; i++) {
            GhostRequest memory r = list[i];
            (uint256 s, uint256 a) = _inBatches(r, onlyPayable);
            shares += s;
            assets += a;
            if (onlyPayable && s < r.end - r.begin) break;
        }
    }

    /// @dev Removes the oldest `shares` of a controller.
    /// @return assets What they were worth, each part rounded down.
    function _takeFromGhosts(address who, uint256 shares) internal returns (uint256 assets) {
        GhostRequest[] storage list = ghost_requests[who];
        while (shares != 0) {
            GhostRequest storage r = list[ghost_firstRequest[who]];
            uint256 size = Math.min(shares, r.end - r.begin);
            (, uint256 a) = _inBatches(GhostRequest(r.begin, r.begin + size), false);
            assets += a;
            r.begin += size;
            shares -= size;
            if (r.begin == r.end) ghost_firstRequest[who]++;
        }
    }

    // ---- the promises, after any call ----

    function checkMoney() external view {
        PoolMoney memory m = pool.money();
        uint256 sum = m.capital + m.unearned + m.exiting + m.owed + m.bonds;
        assertEq(asset.balanceOf(address(pool)), sum + ghost_donated, Promises.P1_BALANCE);

        (uint256 booked, uint256 collected, uint256 returned, uint256 open) = _sums();
        uint256 into = ghost_staked + ghost_paid + ghost_forfeited + returned;
        assertEq(m.capital + m.unearned, into - ghost_left - ghost_lostByCapital, Promises.P1_CAPITAL);
        assertEq(m.exiting, ghost_left - ghost_lostByExits - ghost_taken, Promises.P1_EXITING);
        uint256 owed = booked + ghost_released - ghost_bondsCollected - collected - returned;
        assertEq(m.owed, owed, Promises.P1_OWED);
        assertEq(m.bonds, open * BOND, Promises.P1_BONDS);

        PoolSolvency memory s = pool.solvency();
        for (uint256 product = 1; product <= PRODUCTS; product++) {
            assertEq(core.cover.exposure(product), _exposure(product), Promises.P1_EXPOSURE);
        }
        assertEq(s.required, _required(), Promises.P1_REQUIRED);
        assertEq(s.capital, m.capital);

        _checkPremiums(m.unearned);
    }

    function _sums()
        internal
        view
        returns (uint256 booked, uint256 collected, uint256 returned, uint256 open)
    {
        for (uint256 i; i < ghost_incidents.length; i++) {
            GhostIncident memory g = ghost_incidents[i];
            booked += g.booked;
            collected += g.collected;
            returned += g.returned;
            if (g.open) open++;
        }
    }

    function _checkPremiums(uint256 unearned) private view {
        // Exact, with P1.2: what capital holds beyond stakes, losses and exits is what premiums brought.
        uint256 earned = ghost_paid - unearned;
        assertEq(earned + unearned, ghost_paid, Promises.P5_SUM);
        uint256 expected;
        for (uint256 i; i < ghost_covers.length; i++) {
            GhostCover memory c = ghost_covers[i];
            uint256 end = c.end * 1 days;
            uint256 passed = Math.min(block.timestamp, end) - c.boughtAt;
            expected += c.premium * passed / (end - c.boughtAt);
        }
        assertApproxEqAbs(earned, expected, ghost_covers.length + 1, Promises.P5_LINEAR);
    }

    function checkExits() external view {
        assertEq(pool.solvency().priceUncertain, _uncertain(), Promises.P2_UNCERTAIN);
        assertEq(pool.maxDeposit(people[0]) == 0, _uncertain(), Promises.P2_UNCERTAIN);
        (uint256 requested, uint256 processed,) = pool.exitQueue();
        assertEq(requested, ghost_requested, Promises.P2_QUEUE);
        assertEq(processed, ghost_processed, Promises.P2_QUEUE);
        assertEq(pool.balanceOf(address(pool)), ghost_requested - ghost_processed, Promises.P2_QUEUE);
        for (uint256 i; i < people.length; i++) {
            _checkExitsOf(people[i]);
        }
    }

    function _checkExitsOf(address who) private view {
        uint256 shares;
        uint256 assets;
        uint256 pending;
        uint256 claimable;
        uint256 held;
        uint256 count = ghost_requests[who].length - ghost_firstRequest[who];
        for (uint256 i; i < count; i++) {
            GhostRequest memory r = ghost_requests[who][ghost_firstRequest[who] + i];
            uint256 id = ghost_firstRequest[who] + i + 1;
            held += r.end - r.begin;
            pending += pool.pendingRedeemRequest(id, who);
            claimable += pool.claimableRedeemRequest(id, who);
            (uint256 s, uint256 a) = _inBatches(r, false);
            shares += s;
            assets += a;
        }
        assertEq(pending + shares, held, Promises.P2_QUEUE);
        assertEq(_processedAssets(who), assets, Promises.P2_SPARED);
        (uint256 readyShares, uint256 readyAssets) = _exitOf(who, true);
        assertEq(pool.maxRedeem(who), readyShares, Promises.P2_PAYABLE);
        assertEq(pool.maxWithdraw(who), readyAssets, Promises.P2_PAYABLE);
        assertEq(claimable, readyShares, Promises.P2_PAYABLE);
    }

    function _processedAssets(address who) internal view returns (uint256 assets) {
        ExitView[] memory exits = pool.exitsOf(who, type(uint256).max);
        for (uint256 i; i < exits.length; i++) {
            assets += exits[i].processedAssets;
        }
    }

    function checkClaims() external view {
        assertEq(pool.solvency().atRisk, _atRisk(), Promises.P3_AT_RISK);
        for (uint256 i; i < ghost_incidents.length; i++) {
            GhostIncident memory g = ghost_incidents[i];
            assertLe(g.collected + g.returned, g.booked, Promises.P3_ORDER);
            assertLe(g.booked, g.loss, Promises.P3_ORDER);
            assertLe(g.loss, g.eligible, Promises.P3_ORDER);
            uint256 uncollected = core.claims.incidentOf(i + 1).uncollected;
            assertEq(uncollected, g.booked - g.collected - g.returned, Promises.P3_ORDER);
        }
    }
}
