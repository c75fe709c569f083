// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ProductTerms, ProductView} from "breakwater/types/CoverTypes.sol";
import {PoolParams} from "breakwater/types/PoolTypes.sol";
import {Defaults} from "../utils/Defaults.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";
import {CoverTriggerStub} from "../utils/PartStubs.sol";
import {ProtocolFixture} from "../utils/ProtocolFixture.sol";

/// @title The books as DESIGN describes them, kept in the simplest way
/// @dev Ghosts follow only from arguments and results of calls. Sums are computed again each time; nothing is incremental.
abstract contract GhostState is ProtocolFixture {
    uint256 internal constant BPS = 10_000;
    uint256 internal constant POOLS = 2;
    uint256 internal constant PRODUCTS = 4;
    uint256 internal constant GROUPS = 3;
    /// @dev Leaves of a loss root.
    uint256 internal constant LEAVES = 8;
    /// @dev Largest share of a cover that its trigger pays at its end.
    uint256 internal constant SETTLEMENT_CAP_BPS = 2_500;

    /// @param left The amount left.
    /// @param release UTC day on which its exposure leaves.
    /// @param unearned Premium not earned at `at`, asset units. It is earned evenly until `flowEnd`.
    /// @param flowEnd The release, or one report window after a cancellation.
    /// @param paid Premium paid in all.
    /// @param neverStarted True if it was cancelled before its start: it pays nothing, but binds capital until tonight.
    /// @param isSettled True once its trigger's settlement was paid in full or it is used up: it is no longer at risk.
    struct GhostCover {
        uint256 pool;
        uint256 product;
        uint256 amount;
        uint256 left;
        uint256 start;
        uint256 end;
        uint256 release;
        uint256 unearned;
        uint256 flowEnd;
        uint256 at;
        uint256 paid;
        bool isCancelled;
        bool neverStarted;
        bool isSettled;
    }

    /// @param cap The product's exposure at filing.
    /// @param eligible Original amounts in force at its event time.
    /// @param counts True while it counts in A.
    /// @param lossTotal Total of its loss root, 0 without one.
    /// @param lossCollected Collected under the root, before a haircut.
    struct GhostIncident {
        uint256 pool;
        uint256 product;
        uint256 eventTime;
        uint256 cost;
        uint256 cap;
        uint256 eligible;
        bool counts;
        bytes32 root;
        uint256 lossTotal;
        uint256 lossCollected;
    }

    struct GhostExit {
        uint256 requested;
        uint256 redeemed;
    }

    /// @dev A product's constant terms.
    struct GhostTerms {
        uint256 group;
        uint256 weightBps;
        bool needsLossRoot;
        bool settlesCovers;
    }

    /// @dev Money in and out of a pool, asset units.
    struct GhostFlows {
        uint256 sent;
        uint256 paid;
        uint256 refunded;
    }

    ICapitalPool[POOLS] internal pools;
    DemoAsset[POOLS] internal assets;
    /// @dev The pool that the fixture's functions act on.
    uint256 internal current;

    GhostCover[] internal ghost_covers;
    GhostIncident[] internal ghost_incidents;
    mapping(uint256 pool => mapping(address controller => mapping(uint256 id => GhostExit))) internal ghost_exits;
    mapping(uint256 pool => GhostFlows) internal ghost_flows;
    mapping(uint256 pool => PoolParams) internal ghost_params;
    mapping(uint256 product => GhostTerms) internal ghost_terms;
    /// @dev Since the product last had no incident that counts: the largest sum of exposure at a filing and cover released after the first
    /// filing, and the day of the first filing.
    mapping(uint256 product => uint256) internal ghost_caps;
    mapping(uint256 product => uint256) private _since;
    /// @dev Before a haircut. All receipts of a product whose trigger settles covers have the episode 0.
    mapping(uint256 cover => mapping(uint256 episode => uint256)) internal ghost_received;
    mapping(bytes32 root => uint256[LEAVES]) internal ghost_losses;
    mapping(uint256 product => mapping(uint256 episode => mapping(address account => uint256))) internal ghost_lossPaid;

    function setUp() public virtual override {
        super.setUp();
        (pools[0], assets[0]) = (pool, asset);
        assets[1] = new DemoAsset("Demo Ether", "dETH", 18);
        pools[1] = createPool(address(assets[1]));
        for (uint256 i; i < POOLS; i++) {
            ghost_params[i] = Defaults.params();
        }
        _select(0);
        address trigger = enabled(address(new CoverTriggerStub()));
        _list("Third", 2, trigger, false);
        _list("Fourth", 0, address(0), true);
        _select(1);
        trigger = enabled(address(new CoverTriggerStub()));
        for (uint8 i; i < PRODUCTS; i++) {
            _list("Other", i % uint8(GROUPS), i == 0 ? trigger : address(0), i == 1);
        }
        _select(0);
        for (uint256 product = 1; product <= POOLS * PRODUCTS; product++) {
            ProductView memory p = core.cover.productOf(product);
            ghost_terms[product] = GhostTerms(p.terms.group, p.terms.weightBps, p.terms.needsLossRoot, p.settlesCovers);
        }
    }

    function _list(string memory name, uint8 group, address trigger, bool needsLossRoot) private {
        ProductTerms memory terms = Defaults.product(address(pool), name, name);
        (terms.group, terms.trigger, terms.needsLossRoot) = (group, trigger, needsLossRoot);
        core.cover.listProduct(terms);
    }

    /// @dev Products are numbered 1..4 in the first pool and 5..8 in the second.
    function _select(uint256 seed) internal {
        current = seed % POOLS;
        (pool, asset) = (pools[current], assets[current]);
    }

    function _unit() internal view returns (uint256) {
        return 10 ** asset.decimals();
    }

    // ---- exposure ----

    function _isLive(GhostCover storage c) internal view returns (bool) {
        return c.release > today();
    }

    function _exposureOf(uint256 product) internal view returns (uint256 exposure) {
        for (uint256 i; i < ghost_covers.length; i++) {
            GhostCover storage c = ghost_covers[i];
            if (c.product == product && _isLive(c)) exposure += c.left;
        }
    }

    function _isInForce(GhostCover storage c, uint256 time) internal view returns (bool) {
        return c.start <= time / 1 days && time / 1 days < c.end;
    }

    /// @dev A payout. The whole trigger share of an ended cover, or the whole amount left, settles it.
    function _reduce(GhostCover storage c, uint256 paid, bool settles) internal {
        if (paid == 0) return;
        if (paid == c.left || settles) c.isSettled = true;
        c.left -= paid;
    }

    function _isEnded(GhostCover storage c) internal view returns (bool) {
        return c.end <= today() && _isLive(c) && !c.isCancelled;
    }

    function _firstProduct(uint256 index) internal pure returns (uint256) {
        return index * PRODUCTS + 1;
    }

    /// @return required R, rounded up, asset units.
    /// @return byGroup Largest group over the group cap, rounded up.
    /// @return byLeverage Exposure over the leverage cap, rounded up.
    function _requirements(uint256 index)
        internal
        view
        returns (uint256 required, uint256 byGroup, uint256 byLeverage)
    {
        PoolParams memory p = ghost_params[index];
        uint256[GROUPS] memory raw;
        uint256[GROUPS] memory stressed;
        for (uint256 i; i < PRODUCTS; i++) {
            uint256 product = _firstProduct(index) + i;
            GhostTerms memory t = ghost_terms[product];
            uint256 exposure = _exposureOf(product);
            raw[t.group] += exposure;
            stressed[t.group] += exposure * t.weightBps;
        }
        (uint256 sum, uint256 squares, uint256 total) = (0, 0, 0);
        for (uint256 g; g < GROUPS; g++) {
            (sum, squares, total) = (sum + stressed[g], squares + stressed[g] ** 2, total + raw[g]);
            byGroup = Math.max(byGroup, Math.ceilDiv(raw[g] * BPS, p.groupCapBps));
        }
        byLeverage = Math.ceilDiv(total * BPS, p.leverageBps);
        uint256 mix = p.rhoBps * sum ** 2 + (BPS - p.rhoBps) * squares;
        // (margin/BPS)^2 * mix / BPS^3: bps of weights squared and of rho
        required = Math.sqrt(Math.mulDiv(mix, uint256(p.marginBps) ** 2, 1e20, Math.Rounding.Ceil), Math.Rounding.Ceil);
    }

    function _maxRequirement(uint256 index) internal view returns (uint256) {
        (uint256 r, uint256 g, uint256 l) = _requirements(index);
        return Math.max(r, Math.max(g, l));
    }

    /// @dev Capital that a sale of a product needs: R, any group in full, the leverage cap, and its own group's cap.
    function _requiredToSell(uint256 product) internal view returns (uint256 required) {
        uint256 index = (product - 1) / PRODUCTS;
        (uint256 r,, uint256 l) = _requirements(index);
        required = Math.max(r, l);
        for (uint256 g; g < GROUPS; g++) {
            uint256 raw;
            for (uint256 i; i < PRODUCTS; i++) {
                if (ghost_terms[_firstProduct(index) + i].group == g) raw += _exposureOf(_firstProduct(index) + i);
            }
            if (ghost_terms[product].group == g) raw = Math.ceilDiv(raw * BPS, ghost_params[index].groupCapBps);
            required = Math.max(required, raw);
        }
    }

    // ---- incidents ----

    /// @dev A, before it is limited by the capital.
    function _atRisk(uint256 index) internal view returns (uint256 sum) {
        for (uint256 product = _firstProduct(index); product < _firstProduct(index + 1); product++) {
            uint256 cost;
            for (uint256 i; i < ghost_incidents.length; i++) {
                GhostIncident storage g = ghost_incidents[i];
                if (g.counts && g.product == product) cost += g.cost;
            }
            sum += Math.min(cost, ghost_caps[product]) + _endedRisk(product);
        }
    }

    /// @dev What open incidents without a loss root and triggers of ended covers can still pay, cover by cover, up to the amount left.
    /// Independent of how A is counted.
    function _payable(uint256 index) internal view returns (uint256 sum) {
        for (uint256 i; i < ghost_covers.length; i++) {
            GhostCover storage c = ghost_covers[i];
            if (c.pool != index || c.left == 0) continue;
            uint256 due = _assertedFor(c);
            if (ghost_terms[c.product].settlesCovers && _isEnded(c) && !c.isSettled) {
                uint256 shown = c.amount * SETTLEMENT_CAP_BPS / BPS;
                due = Math.max(due, Math.saturatingSub(shown, ghost_received[i + 1][0]));
            }
            sum += Math.min(due, c.left);
        }
    }

    function _assertedFor(GhostCover storage c) private view returns (uint256 sum) {
        for (uint256 i; i < ghost_incidents.length; i++) {
            GhostIncident storage g = ghost_incidents[i];
            if (!g.counts || g.product != c.product || g.root != 0 || !_isInForce(c, g.eventTime)) continue;
            sum += c.amount * core.claims.incidentOf(i + 1).assertedStep / 20;
        }
    }

    /// @dev What triggers of ended covers can still pay: the cap of each cover until it is settled or released.
    function _endedRisk(uint256 product) private view returns (uint256) {
        if (!ghost_terms[product].settlesCovers) return 0;
        uint256 ended;
        for (uint256 i; i < ghost_covers.length; i++) {
            GhostCover storage c = ghost_covers[i];
            if (c.product == product && _isEnded(c) && !c.isSettled) ended += c.amount;
        }
        return Math.ceilDiv(ended * SETTLEMENT_CAP_BPS, BPS);
    }

    function _openRisk(GhostIncident storage g) internal {
        g.counts = true;
        if (ghost_caps[g.product] == 0) _since[g.product] = today();
        uint256 all = g.cap + _releasedAfter(g.product, _since[g.product]);
        bool isLong = today() > _since[g.product] + 60;
        ghost_caps[g.product] = isLong ? ghost_caps[g.product] + g.cap : Math.max(ghost_caps[g.product], all);
    }

    /// @dev Original amounts of covers released after a day, until today.
    function _releasedAfter(uint256 product, uint256 day) private view returns (uint256 sum) {
        for (uint256 i; i < ghost_covers.length; i++) {
            GhostCover storage c = ghost_covers[i];
            if (c.product == product && day < c.release && c.release <= today()) sum += c.amount;
        }
    }

    function _closeRisk(GhostIncident storage g) internal {
        g.counts = false;
        for (uint256 i; i < ghost_incidents.length; i++) {
            if (ghost_incidents[i].counts && ghost_incidents[i].product == g.product) return;
        }
        ghost_caps[g.product] = 0;
    }

    function _free(uint256 index) internal view returns (uint256) {
        return Math.saturatingSub(pools[index].totalAssets(), _atRisk(index));
    }

    // ---- premium ----

    /// @dev Asset units, rounded down.
    function _unearnedOf(GhostCover storage c) internal view returns (uint256) {
        uint256 end = c.flowEnd * 1 days;
        if (block.timestamp >= end) return 0;
        return c.unearned * (end - block.timestamp) / (end - c.at);
    }

    function _spread(GhostCover storage c, uint256 unearned, uint256 flowEnd) internal {
        (c.unearned, c.at, c.flowEnd) = (unearned, block.timestamp, flowEnd);
    }
}
