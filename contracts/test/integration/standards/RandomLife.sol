// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductTerms, Quote} from "breakwater/types/CoverTypes.sol";
import {Tuning} from "breakwater/types/GovernanceTypes.sol";
import {Fill, PoolConfig, PoolMoney, PoolParams, Solvency} from "breakwater/types/PoolTypes.sol";
import {Loss, Opening, Settlement} from "breakwater/types/RiskTypes.sol";
import {DemoAsset} from "../../../script/demo/DemoAsset.sol";
import {CoverTriggerStub} from "../../utils/PartStubs.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {ProtocolFixture} from "../../utils/ProtocolFixture.sol";

/// @title A random life of a pool, with states that claims alone would not reach
/// @notice The seed chooses decimals, windows and reward tokens, then actions: deposits, requests by owners, operators, spenders and
/// others, fills, redemptions, losses of up to more than all capital at the edges of fills and days, incidents, gains, covers bought,
/// extended, cancelled and paid, parameters, pauses, idle years. The test itself acts as `Claims`, so that a loss needs no vote.
abstract contract RandomLife is ProtocolFixture {
    uint256 internal constant PEOPLE = 5;
    uint256 internal constant PRODUCTS = 4;

    /// @dev An open incident, as reported to the pool.
    struct Open {
        uint8 product;
        uint256 eventTime;
        uint256 cost;
    }

    address[PEOPLE] internal people;
    uint256 internal unit;
    uint256 internal window;
    DemoAsset[] internal rewardTokens;

    /// @dev True while a loss may have lowered the share price.
    bool internal ghost_hasLost;
    uint256[] internal ghost_covers;
    Open[] internal ghost_open;
    /// @dev Days on which shares of a controller were requested, the sum of these shares, and the redeemed part.
    mapping(address controller => uint256[]) internal ghost_ids;
    mapping(address controller => uint256) internal ghost_requested;
    mapping(address controller => uint256) internal ghost_redeemed;
    mapping(uint256 token => mapping(address who => uint256)) internal ghost_claimed;

    uint256 private _seed;

    // ---- the beginning ----

    function begin(uint256 seed) internal {
        _seed = seed;
        uint8 decimals = uint8(random(19));
        unit = 10 ** decimals;
        asset = new DemoAsset("Demo Asset", "ASSET", decimals);
        pool = _newPool();
        CoverTriggerStub trigger = new CoverTriggerStub();
        for (uint256 i; i < PRODUCTS; i++) {
            ProductTerms memory terms = Defaults.product(address(pool), vm.toString(i), "wording");
            (terms.group, terms.minDays) = (uint8(i / 2), 1);
            if (i == 3 && chance()) terms.trigger = enabled(address(trigger));
            core.cover.listProduct(terms);
        }
        for (uint256 i; i < PEOPLE; i++) {
            people[i] = makeAddr(string.concat("person ", vm.toString(i)));
            fund(people[i], 0);
        }
        for (uint256 i = random(4); i > 0; i--) {
            rewardTokens.push(new DemoAsset("Reward", "RWD", [0, 6, 18][i - 1]));
            core.rewards.addToken(address(pool), address(rewardTokens[rewardTokens.length - 1]), 1);
        }
        for (uint256 i = random(4); i > 0; i--) {
            _deposit(people[i], unit + someSize(1e6 * unit));
        }
    }

    function _newPool() private returns (ICapitalPool created) {
        PoolConfig memory c = Defaults.poolConfig(address(asset), "Test", "TEST", address(this), address(core.model));
        (c.cooldownDays, c.reportDays) = ([1, 3, 7][random(3)], [1, 14, 30][random(3)]);
        window = uint256(c.reportDays) * 1 days;
        created = ICapitalPool(core.factory.createPool(c));
        core.claims.setProcess(address(created), Defaults.process(address(this), BOND));
    }

    // ---- what happens ----

    function happen() internal {
        uint256 what = random(32);
        if (what < 4) _deposit(someone(), someSize(1e6 * unit));
        else if (what < 8) _request();
        else if (what < 12) _take(someone());
        else if (what < 14) _lose();
        else if (what < 17) _hold();
        else if (what == 17) _gain();
        else if (what < 21) _buy();
        else if (what < 24) _changeCover();
        else if (what == 24) _govern();
        else if (what == 25) _reward();
        else if (what == 26) _moveShares();
        else _wait();
        if (chance()) _process();
    }

    /// @dev P1, after any change of parameters.
    function _process() private {
        (uint256 shares,) = pool.processExits();
        if (shares == 0) return;
        Solvency memory s = core.lens.solvency(address(pool));
        assertLe(Math.max(s.required, Math.max(s.byGroup, s.byLeverage)), s.capital, "what stays keeps the limits");
    }

    /// @dev A deposit within `maxDeposit` that is worth a thousand shares.
    function _deposit(address who, uint256 assets) private {
        assets = Math.min(assets, pool.maxDeposit(who));
        if (pool.previewDeposit(assets) < 1e3) return;
        fund(who, assets);
        vm.prank(who);
        pool.deposit(assets, who);
    }

    function _request() private {
        (address owner, address controller, address sender) = (someone(), someone(), someone());
        uint256 shares = pool.balanceOf(owner);
        if (shares == 0) return;
        if (chance()) shares = someSize(shares);
        bool isOperator = chance();
        _allow(owner, sender, isOperator, true);
        vm.prank(sender);
        try pool.requestRedeem(shares, controller, owner) returns (uint256 id) {
            noteRequest(controller, id, shares);
        } catch (bytes memory reason) {
            assertEq(bytes4(reason), ErrorsLib.RequestOpen.selector);
        }
        _allow(owner, sender, isOperator, false);
    }

    function _allow(address owner, address sender, bool isOperator, bool approved) private {
        vm.prank(owner);
        if (isOperator) pool.setOperator(sender, approved);
        else pool.approve(sender, approved ? type(uint256).max : 0);
    }

    function noteRequest(address controller, uint256 id, uint256 shares) internal {
        uint256[] storage ids = ghost_ids[controller];
        if (ids.length == 0 || ids[ids.length - 1] != id) ids.push(id);
        ghost_requested[controller] += shares;
    }

    function _take(address who) private {
        (uint256 shares, uint256 assets) = (pool.maxRedeem(who), pool.maxWithdraw(who));
        if (shares == 0) return;
        bool inShares = assets == 0 || chance();
        uint256 wanted = inShares ? shares : assets;
        if (chance()) wanted = someSize(wanted);
        address receiver = someone();
        vm.prank(who);
        if (inShares) pool.redeem(shares = wanted, receiver, who);
        else shares = pool.withdraw(wanted, receiver, who);
        ghost_redeemed[who] += shares;
    }

    /// @dev From one unit to twice all capital.
    function _lose() private {
        uint256 eventTime = someEventTime();
        PoolMoney memory m = pool.money();
        uint256 all = m.capital + m.reserve + m.gains + pool.chargeable(eventTime);
        Settlement memory s;
        uint256 how = random(8);
        uint256 assets = how == 0 ? 2 * all : how == 1 ? all : how == 2 ? all * 9_999 / 10_000 : someSize(all / 10 + 1);
        s.loss = Loss(uint8(random(PRODUCTS)), eventTime, assets, random(1e18), 1 + random(2 * assets + 1));
        ghost_hasLost = true;
        vm.prank(address(core.claims));
        pool.settle(s);
    }

    function _hold() private {
        if (ghost_open.length > 2) return closeIncident();
        Opening memory o = Opening(uint8(random(PRODUCTS)), someEventTime(), 500 * (1 + random(20)), 0);
        vm.prank(address(core.claims));
        ghost_open.push(Open(o.product, o.eventTime, pool.openIncident(o).cost));
    }

    function closeIncident() internal {
        Open memory o = ghost_open[ghost_open.length - 1];
        ghost_open.pop();
        Settlement memory s;
        (s.loss.product, s.loss.eventTime) = (o.product, o.eventTime);
        (s.counted, s.cost, s.released) = (true, o.cost, o.cost);
        vm.prank(address(core.claims));
        pool.settle(s);
    }

    function _gain() private {
        address who = someone();
        uint256 assets = someSize(pool.totalAssets() / 5 + 1);
        fund(who, assets);
        vm.prank(who);
        pool.donate(assets);
    }

    function _buy() private {
        uint256 product = someProduct();
        uint256 capacity = core.cover.capacity(product);
        if (capacity == 0) return;
        uint256 term = Math.min(core.cover.productOf(product).terms.maxDays, chance() ? 1 + random(3) : 1 + random(365));
        ghost_covers.push(buy(someone(), product, chance() ? someSize(capacity) : capacity, term));
        assertTrue(core.lens.solvency(address(pool)).isSolvent, "a sale keeps the limits on C - A");
    }

    /// @dev Extends a cover, cancels it, or pays part of what it is owed.
    function _changeCover() private {
        if (ghost_covers.length == 0) return;
        uint256 cover = ghost_covers[random(ghost_covers.length)];
        (uint256 how, address holder) = (random(3), core.cover.ownerOf(cover));
        if (how == 0 && block.timestamp >= pool.terms().pausedUntil) _extend(cover, holder, 1 + random(40));
        else if (how == 1) _cancel(cover, holder);
        else _pay(cover);
    }

    function _extend(uint256 cover, address holder, uint256 extraDays) private {
        try core.cover.quoteExtend(cover, extraDays) returns (Quote memory) {
            extend(holder, cover, extraDays);
        } catch {}
    }

    function _cancel(uint256 cover, address holder) private {
        try core.cover.quoteCancel(cover) returns (uint256 refund) {
            assertEq(cancel(holder, cover), refund);
        } catch {}
    }

    function _pay(uint256 cover) private {
        uint256 assets = Math.min(core.cover.claimOf(cover).left, pool.money().owed);
        if (assets == 0 || core.cover.coverOf(cover).startDay > today()) return;
        if (chance()) assets = someSize(assets);
        vm.prank(address(core.claims));
        core.cover.payOut(cover, assets, 1, uint96(assets), false);
    }

    function _govern() private {
        uint256 how = random(3);
        if (how == 0) {
            try core.factory.pause(address(pool), 1 + random(7)) {} catch {}
        } else if (how == 1) {
            PoolParams memory p = Defaults.params();
            (p.groupCapBps, p.leverageBps) = (uint16(1_000 + random(9_001)), uint32(10_000 + random(70_001)));
            (p.feeBps, p.reserveBps, p.reserveTargetBps) = (uint16(random(3_001)), uint16(random(5_001)), 10_000);
            (p.rhoBps, p.materialityBps) = (uint16(random(10_001)), uint16(1 + random(10_000)));
            try core.factory.setParams(address(pool), p) {} catch {}
        } else {
            uint256 product = someProduct();
            uint64 rate = uint64(0.003e18 + random(0.1e18));
            if (core.cover.tune(product, Tuning(uint16(1 + random(2_000)), uint16(random(366)), rate)) == 0) return;
            skip(2 days);
            core.cover.applyTuning(product);
        }
    }

    function _reward() private {
        if (rewardTokens.length == 0) return;
        (uint256 i, address who) = (random(rewardTokens.length), someone());
        DemoAsset token = rewardTokens[i];
        if (chance()) return _claim(i, who);
        uint256 amount = 60 + someSize(1e6 * 10 ** token.decimals());
        uint256 end = Math.max(block.timestamp, core.rewards.rewardsOf(address(pool))[i].endsAt) + 1 + random(40 days);
        token.mint(address(this), amount);
        token.approve(address(core.rewards), amount);
        try core.rewards.fund(address(pool), address(token), amount, end) {}
        catch (bytes memory reason) {
            assertEq(bytes4(reason), ErrorsLib.RateLowered.selector);
        }
    }

    function _claim(uint256 i, address who) private {
        address[] memory tokens = new address[](1);
        tokens[0] = address(rewardTokens[i]);
        uint256 expected = core.rewards.claimable(address(pool), who)[i];
        vm.prank(who);
        assertEq(core.rewards.claim(address(pool), tokens, who)[0], expected);
        ghost_claimed[i][who] += expected;
    }

    function _moveShares() private {
        (address from, address to) = (someone(), someone());
        uint256 shares = random(pool.balanceOf(from) + 1);
        vm.prank(from);
        pool.transfer(to, shares);
    }

    /// @dev Waits to a midnight, a second next to it, or the end of a window; or for hours, days or years.
    function _wait() private {
        uint256 midnight = (today() + 1) * 1 days;
        uint256 how = random(10);
        if (how < 3) vm.warp(midnight - 1 + how);
        else if (how == 3) skip(window + random(2));
        else if (how == 4) skip(60 days - 1 + random(2));
        else if (how == 5 && random(8) == 0) skip(random(3 * 365 days));
        else skip(how < 8 ? random(1 days) : random(8 days));
    }

    // ---- choices ----

    /// @dev The second of a fill or one next to it, midnight, the first or any second that can be filed.
    function someEventTime() internal returns (uint256) {
        (uint256 how, uint256 first) = (random(6), block.timestamp - window);
        (,, uint256 fills) = pool.exitQueue();
        if (how == 3) return Math.max(first, today() * 1 days);
        if (how > 3 || fills == 0) return first + random(how == 4 ? 1 : window + 1);
        Fill memory last = pool.fillAt(fills - 1 - random(Math.min(fills, 8)));
        return Math.min(Math.max(last.at + how - 1, first), block.timestamp);
    }

    /// @dev Each order of magnitude is equally likely.
    function someSize(uint256 max) internal returns (uint256) {
        return Math.min(max, 1 + random(1 << (1 + random(Math.log2(max + 1) + 1))));
    }

    function someone() internal returns (address) {
        return people[random(PEOPLE)];
    }

    function someProduct() internal returns (uint256) {
        return core.cover.productCount() - random(PRODUCTS);
    }

    function chance() internal returns (bool) {
        return random(2) == 1;
    }

    function random(uint256 below) internal returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return _seed % below;
    }
}
