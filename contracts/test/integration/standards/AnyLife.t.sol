// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {RewardView} from "breakwater/interfaces/IRewards.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ExitView, PoolMoney} from "breakwater/types/PoolTypes.sol";
import {DemoAsset} from "../../../script/demo/DemoAsset.sol";
import {RandomLife} from "./RandomLife.sol";

/// @notice Checks the rules of ERC-4626 and ERC-7540 and the promises on money in random lives of a pool, and that everyone can leave
/// in the end.
contract AnyLifeTest is RandomLife {
    uint256 private constant STEPS = 80;
    uint256 private constant VIRTUAL_SHARES = 1e3;

    /// @dev State at the last check. Shares include the virtual ones.
    uint256 private _capital;
    uint256 private _gains;
    uint256 private _reserve;
    uint256 private _supply;
    uint256 private _largestSupply;
    uint256 private _checkedAt;
    RewardView[] private _rates;
    mapping(address who => uint256) private _balances;
    /// @dev Token units scaled by 2^52.
    mapping(uint256 token => mapping(address who => uint256)) private _earned;

    /// forge-config: default.fuzz.runs = 16
    /// forge-config: ci.fuzz.runs = 64
    function testFuzz_StandardsHoldInAnyLife(uint256 seed) public {
        begin(seed);
        for (uint256 i; i < STEPS; i++) {
            happen();
            _check();
        }
        _leave();
    }

    /// @dev Pools share only code: what happens in one changes nothing in another.
    /// forge-config: default.fuzz.runs = 4
    /// forge-config: ci.fuzz.runs = 16
    function testFuzz_PoolsAreIndependent(uint256 seed) public {
        (ICapitalPool other, DemoAsset otherAsset) = (pool, asset);
        begin(seed);
        uint256 start = vm.snapshotState();
        for (uint256 i; i < STEPS; i++) {
            happen();
        }
        (bytes32 alone, uint256 time) = (_views(), block.timestamp);
        vm.revertToState(start);
        (ICapitalPool own, DemoAsset ownAsset) = (pool, asset);
        for (uint256 i; i < STEPS; i++) {
            happen();
            (pool, asset) = (other, otherAsset);
            _liveElsewhere(i);
            (pool, asset) = (own, ownAsset);
        }
        assertEq(block.timestamp, time);
        assertEq(_views(), alone);
    }

    function _liveElsewhere(uint256 step) private {
        stake(alice, 1_000e6 + step);
        uint256 cover = buy(alice, EXPLOIT, core.cover.capacity(EXPLOIT) / 2, 28 + step);
        if (step % 2 == 0) cancel(alice, cover);
        if (pool.exitOf(alice).shares == 0) requestExit(alice, 1e6);
        fund(alice, step + 1);
        vm.prank(alice);
        pool.donate(step + 1);
        pool.processExits();
    }

    function _check() private {
        PoolMoney memory m = pool.money();
        uint256 sum = m.capital + m.reserve + m.unearned + m.gains + m.exiting + m.owed + m.bonds + m.fees;
        assertEq(asset.balanceOf(address(pool)), sum, "the balance is the sum of its purposes");
        _checkPrice(m);
        for (uint256 i; i < PEOPLE; i++) {
            _checkRequests(people[i]);
        }
        for (uint256 i; i < rewardTokens.length; i++) {
            _checkRewards(i);
        }
        _remember(m);
        _checkViews();
        _checkStaking(someone());
        _checkRedeeming(someone());
    }

    /// @dev Only a loss lowers the value of a share, with or without booked gains.
    function _checkPrice(PoolMoney memory m) private {
        uint256 shares = pool.totalSupply() + VIRTUAL_SHARES;
        if (!ghost_hasLost && shares != VIRTUAL_SHARES && _supply != 0) {
            assertGe((m.capital + 1) * _supply, (_capital + 1) * shares, "the share price fell");
            // The part of a gain too small for a rate goes to the reserve.
            uint256 all = m.capital + m.gains + Math.saturatingSub(m.reserve, _reserve);
            assertGe((all + 1) * _supply, (_capital + _gains + 1) * shares, "with gains it fell");
        }
        ghost_hasLost = false;
    }

    function _remember(PoolMoney memory m) private {
        (_capital, _gains, _reserve) = (m.capital, m.gains, m.reserve);
        (_supply, _checkedAt) = (pool.totalSupply() + VIRTUAL_SHARES, block.timestamp);
        RewardView[] memory rates = core.rewards.rewardsOf(address(pool));
        for (uint256 i; i < rates.length; i++) {
            if (_rates.length == i) _rates.push();
            _rates[i] = rates[i];
        }
        for (uint256 i; i < PEOPLE; i++) {
            _balances[people[i]] = pool.balanceOf(people[i]);
        }
    }

    // ---- ERC-4626 ----

    /// @dev Views answer as after a sync, and round against the caller.
    function _checkViews() private {
        uint256 snapshot = vm.snapshotState();
        bytes32 before = _views();
        pool.sync(type(uint256).max);
        assertEq(_views(), before, "views are as of now");
        vm.revertToState(snapshot);
        uint256 amount = 1e6 * unit;
        assertLe(pool.convertToAssets(pool.convertToShares(amount)), amount);
        assertLe(pool.previewDeposit(amount), pool.convertToShares(amount));
        assertGe(pool.previewMint(amount), pool.convertToAssets(amount));
        assertLe(pool.previewMint(pool.previewDeposit(amount)), amount);
    }

    function _views() private view returns (bytes32) {
        bytes memory limits = abi.encode(pool.totalAssets(), pool.maxDeposit(people[0]), pool.maxMint(people[0]));
        bytes memory previews = abi.encode(pool.previewDeposit(1e6), pool.previewMint(1e6), pool.convertToAssets(1e18));
        return keccak256(bytes.concat(limits, previews, abi.encode(core.lens.solvency(address(pool)))));
    }

    function _checkStaking(address who) private {
        (uint256 assets, uint256 shares) = (pool.maxDeposit(who), pool.maxMint(who));
        uint256 cost = pool.previewMint(shares);
        // More than 128 bits: see ARCHITECTURE, known issues.
        if (Math.max(assets, cost) > type(uint120).max) return;
        uint256 snapshot = vm.snapshotState();
        fund(who, assets);
        vm.startPrank(who);
        if (assets != 0) assertEq(pool.previewDeposit(assets), pool.deposit(assets, who));
        vm.stopPrank();
        vm.revertToState(snapshot);
        fund(who, cost);
        vm.startPrank(who);
        if (shares != 0) assertEq(pool.mint(shares, who), cost);
        vm.stopPrank();
        vm.revertToState(snapshot);
    }

    // ---- ERC-7540 ----

    /// @dev Each requested share is pending, claimable or redeemed, and claimable shares can be redeemed.
    function _checkRequests(address who) private view {
        ExitView memory v = pool.exitOf(who);
        (uint256 pending, uint256 claimable) = (0, 0);
        for (uint256 i; i < ghost_ids[who].length; i++) {
            pending += pool.pendingRedeemRequest(ghost_ids[who][i], who);
            claimable += pool.claimableRedeemRequest(ghost_ids[who][i], who);
        }
        assertEq(pending + claimable + ghost_redeemed[who], ghost_requested[who], "a share in two states or none");
        assertEq(claimable, pool.maxRedeem(who));
        assertEq(v.shares, pending + claimable);
        assertEq(v.claimable, claimable);
        assertEq(v.claimableAssets, pool.maxWithdraw(who));
        assertLe(v.claimable, v.processed);
        assertLe(v.claimableAssets, v.processedAssets);
    }

    function _checkRedeeming(address who) private {
        (uint256 shares, uint256 assets) = (pool.maxRedeem(who), pool.maxWithdraw(who));
        if (shares == 0) assertEq(assets, 0, "assets without shares");
        uint256 snapshot = vm.snapshotState();
        vm.startPrank(who);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaimable.selector, shares + 1, shares));
        pool.redeem(shares + 1, who, who);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaimable.selector, assets + 1, assets));
        pool.withdraw(assets + 1, who, who);
        if (assets != 0) {
            assertLe(pool.withdraw(assets, who, who), shares);
            assertEq(pool.maxWithdraw(who), 0);
        }
        vm.stopPrank();
        vm.revertToState(snapshot);
        vm.startPrank(who);
        if (shares != 0) assertEq(pool.redeem(shares, who, who), assets);
        vm.stopPrank();
        vm.revertToState(snapshot);
    }

    // ---- rewards ----

    /// @dev Everyone has earned the rate of each second by their part of the shares, to the unit. If losses leave billions of shares for a
    /// unit of the asset, what the index cannot express yet goes to later holders.
    function _checkRewards(uint256 i) private {
        uint256 rate;
        if (_rates.length > i) {
            uint256 end = _rates[i].endsAt;
            rate = _rates[i].rate * (Math.min(block.timestamp, end) - Math.min(_checkedAt, end));
        }
        // With less than one unit of shares nobody earns.
        uint256 supply = _supply - Math.min(_supply, VIRTUAL_SHARES);
        _largestSupply = Math.max(_largestSupply, supply);
        uint256 dust = 1 + (STEPS * _largestSupply >> Math.log2(10 ** pool.decimals()) + 32);
        if (supply >> Math.log2(10 ** pool.decimals()) == 0) rate = 0;
        uint256 claimable = core.rewards.claimable(address(pool), address(pool))[i];
        for (uint256 j; j < PEOPLE; j++) {
            address who = people[j];
            if (rate != 0) _earned[i][who] += Math.mulDiv(rate << 20, _balances[who], supply);
            uint256 own = core.rewards.claimable(address(pool), who)[i];
            assertApproxEqAbs(own + ghost_claimed[i][who], _earned[i][who] >> 52, dust, "what a share earned");
            claimable += own;
        }
        assertLe(claimable, rewardTokens[i].balanceOf(address(core.rewards)), "rewards are there");
    }

    // ---- the end ----

    /// @dev After all cover is over and nothing is open, everyone leaves, and nothing but dust remains.
    function _leave() private {
        while (ghost_open.length != 0) {
            closeIncident();
        }
        skip(400 days);
        for (uint256 round; round < 6; round++) {
            for (uint256 i; i < PEOPLE; i++) {
                _redeemAll(people[i]);
            }
            skip(8 days);
            pool.processExits();
            skip(75 days);
        }
        PoolMoney memory m = pool.money();
        (,, uint256 fills) = pool.exitQueue();
        assertEq(pool.totalSupply(), 0, "somebody is kept");
        assertEq(m.capital + m.unearned + m.gains, 0, "money of nobody");
        assertLe(m.exiting, fills * 2 * PEOPLE, "more than dust");
        assertEq(core.lens.solvency(address(pool)).atRisk + core.lens.solvency(address(pool)).exposure, 0);
    }

    function _redeemAll(address who) private {
        vm.startPrank(who);
        while (pool.maxRedeem(who) != 0) {
            pool.redeem(pool.maxRedeem(who), who, who);
        }
        uint256 shares = pool.balanceOf(who);
        if (shares != 0 && pool.exitOf(who).shares == 0) pool.requestRedeem(shares, who, who);
        vm.stopPrank();
    }
}
