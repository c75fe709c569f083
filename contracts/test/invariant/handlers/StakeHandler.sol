// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Actions} from "../Actions.sol";
import {Promises} from "../Promises.sol";

/// @title Depositing, transferring shares, giving money to the pool
abstract contract StakeHandler is Actions {
    function deposit(uint256 who, uint256 where, uint256 amount) external action("deposit") {
        _select(where);
        _deposit(_someone(who), bound(amount, _unit() / 100, 400_000 * _unit()));
    }

    function _deposit(address staker, uint256 amount) internal {
        uint256 limit = pool.maxDeposit(staker);
        fund(staker, amount);
        if (limit == 0) return _requireRefused(staker, amount);
        if (amount > limit) amount = limit;
        if (pool.previewDeposit(amount) == 0) return;
        uint256 expected = pool.previewDeposit(amount);
        vm.prank(staker);
        uint256 shares = pool.deposit(amount, staker);
        assertGe(shares, expected, Promises.P1_MAX);
        _reach("deposit.some");
    }

    /// @dev While open incidents are material, no share is minted.
    function _requireRefused(address staker, uint256 amount) private {
        vm.prank(staker);
        try pool.deposit(amount, staker) {
            assertTrue(false, Promises.P2_PAUSED);
        } catch (bytes memory reason) {
            if (bytes4(reason) == ErrorsLib.DepositsPaused.selector) _reach("deposit.paused");
        }
    }

    function mint(uint256 who, uint256 where, uint256 shares) external action("mint") {
        _select(where);
        address staker = _someone(who);
        if (pool.maxMint(staker) == 0) return;
        shares = bound(shares, 1e3, 1_000 * _unit() * 1e3);
        if (shares > pool.maxMint(staker)) return;
        fund(staker, pool.previewMint(shares));
        vm.prank(staker);
        pool.mint(shares, staker);
        _reach("mint.some");
    }

    function moveShares(uint256 from, uint256 to, uint256 where, uint256 shares) external action("moveShares") {
        _select(where);
        address owner = _someone(from);
        shares = bound(shares, 0, pool.balanceOf(owner));
        vm.prank(owner);
        require(pool.transfer(_someone(to), shares), "transfer failed");
    }

    /// @notice Tokens sent without a call belong to nobody.
    function sendTokens(uint256 where, uint256 amount) external action("sendTokens") {
        _select(where);
        amount = bound(amount, 1, 1_000 * _unit());
        asset.mint(address(pool), amount);
        ghost_flows[current].sent += amount;
    }

    /// @notice A recovery: a gain that is streamed.
    function donate(uint256 who, uint256 where, uint256 amount) external action("donate") {
        _select(where);
        address giver = _someone(who);
        amount = bound(amount, 1, 20_000 * _unit());
        fund(giver, amount);
        vm.prank(giver);
        pool.donate(amount);
        _reach("donate.some");
    }
}
