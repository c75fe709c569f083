// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Process} from "breakwater/types/ClaimTypes.sol";
import {Peril, PoolMoney, ProductTerms} from "breakwater/types/Types.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {EventTriggerStub} from "../utils/Triggers.sol";
import {Exits} from "./Exits.sol";
import {Promises} from "./Promises.sol";

/// @title What the handlers share: people, time, and what no action may do
abstract contract World is Exits {
    /// @dev What a check of the reserve needs to know of the time before an action.
    struct Before {
        uint256 capital;
        uint256 supply;
        uint256 reserve;
        uint256 lost;
        uint256 target;
        uint256 earned;
        uint256 pending;
        uint256 accruals;
    }

    address[] internal people;
    /// @dev What incidents filed now follow.
    Process internal ghost_process;
    mapping(string action => uint256 calls) public calls;
    bool internal closing;
    bool internal selling;
    /// @dev Actions so far: what is checked in turn goes by it.
    uint256 public turn;
    /// @dev The largest that the reserve's target ever was.
    uint256 private ghost_maxTarget;

    function setUp() public virtual override {
        super.setUp();
        (ghost_params, ghost_process) = (Demo.poolParams(), Demo.process(address(this)));
        // The pool's first.
        ghost_process.version = 1;
        ProductTerms memory terms = Demo.exploit(address(pool), address(core.model));
        (terms.name, terms.peril, terms.maxShareBps) = ("Skerry Vaults", Peril.ProtocolFailure, 80);
        core.cover.listProduct(terms);
        (terms.name, terms.group, terms.maxShareBps, terms.weightBps) = ("Lantern Bridge", 2, 4_000, 2_500);
        core.cover.listProduct(terms);
        terms = Demo.depeg(address(pool), address(core.model));
        (terms.name, terms.trigger) = ("Foreland Dollar", enabled(address(new EventTriggerStub(BPS))));
        (terms.waitingDays, terms.maxDays) = (1, 365);
        core.cover.listProduct(terms);
        people = [person("ann"), person("ben"), person("cay"), person("dov"), person("eve")];
        _staked(stake(people[0], 150_000e6), 150_000e6);
        _pass(1 hours);
    }

    // ---- around every action ----

    /// @dev Counts the action and watches what no action may do.
    modifier action(string memory name) {
        _did(name);
        turn++;
        _prune();
        Before memory b = _before();
        (closing, selling) = (false, false);
        _;
        if (!closing) {
            uint256 worth = b.capital * (pool.totalSupply() + 1e3);
            uint256 has = pool.totalAssets() + 1;
            // A sale makes room in the reserve: premium that is not distributed yet may go there instead.
            if (selling) has += Math.saturatingSub(pool.money().reserve, b.reserve);
            assertGe(has * b.supply, worth, Promises.P2_PRICE);
        }
        _checkReserve(b);
    }

    function _before() private view returns (Before memory b) {
        PoolMoney memory m = pool.money();
        (b.capital, b.supply) = (m.capital + 1, pool.totalSupply() + 1e3);
        (b.reserve, b.lost, b.target) = (m.reserve, ghost_lostByReserve, _reserveTarget());
        (b.earned, b.accruals) = (_earned(), ghost_accruals);
        b.pending = Math.saturatingSub(b.earned, ghost_earnedUntil);
    }

    /// @dev The reserve grows by its share of what was earned until it has reached its target, and not beyond. A target
    /// moves inside an action; the share must have come if it would have fitted under the lower of the two.
    function _checkReserve(Before memory b) private {
        uint256 reserve = pool.money().reserve;
        uint256 grown = Math.saturatingSub(reserve + ghost_lostByReserve - b.lost, b.reserve);
        uint256 earned = Math.saturatingSub(_earned(), b.earned);
        uint256 bps = (BPS - ghost_params.feeBps) * ghost_params.reserveBps;
        uint256 share = earned * bps / BPS ** 2;
        uint256 slack = ghost_accruals - b.accruals + 3;
        assertLe(grown, (earned + b.pending) * bps / BPS ** 2 + slack, Promises.P5_RESERVE);
        uint256 target = _reserveTarget();
        ghost_maxTarget = Math.max(ghost_maxTarget, Math.max(target, b.target));
        assertLe(reserve, ghost_maxTarget + slack, Promises.P5_RESERVE);
        // A cancellation makes less room: what was to come to the reserve may not come.
        bool free = !selling && ghost_lostByReserve == b.lost
            && b.reserve + share + slack < Math.min(target, b.target);
        if (free) assertGe(grown + slack, share, Promises.P5_RESERVE);
        if (free && share > slack) _did("reserve.grew");
        if (!free && grown + slack < share) _did("reserve.full");
    }

    function _did(string memory name) internal {
        calls[name]++;
    }

    function _someone(uint256 seed) internal view returns (address) {
        return people[seed % people.length];
    }

    // ---- time ----

    function _warp(uint256 time) internal {
        if (time <= block.timestamp) return;
        vm.warp(time);
        ghost_accruals++;
    }

    function _pass(uint256 time) internal {
        _warp(block.timestamp + time);
    }

    // ---- ghosts that several handlers write ----

    function _staked(uint256 shares, uint256 assets) internal {
        assertGt(shares, 0);
        ghost_staked += assets;
        _distributed();
    }
}
