// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Promises} from "../Promises.sol";
import {World} from "../World.sol";

/// @title Staking, moving shares, and gifts that must change nothing
abstract contract StakeHandler is World {
    function deposit(uint256 who, uint256 assets) external action("deposit") {
        assets = _bound(assets, 1, 200_000e6);
        address staker = _someone(who);
        fund(staker, assets);
        if (_uncertain()) {
            vm.prank(staker);
            try pool.deposit(assets, staker) {
                assertTrue(false, Promises.P2_NO_MINT);
            } catch (bytes memory reason) {
                assertEq(bytes4(reason), ErrorsLib.PriceUncertain.selector, Promises.P2_NO_MINT);
            }
            return _did("deposit.waits");
        }
        if (pool.previewDeposit(assets) == 0 || pool.maxDeposit(staker) == 0) return;
        _staked(stake(staker, assets), assets);
    }

    function mint(uint256 who, uint256 shares) external action("mint") {
        shares = _bound(shares, 1, 20_000e9);
        address staker = _someone(who);
        uint256 assets = pool.previewMint(shares);
        fund(staker, assets);
        bool waits = _uncertain();
        if (waits) vm.expectPartialRevert(ErrorsLib.PriceUncertain.selector);
        else if (assets == 0 || pool.maxDeposit(staker) == 0) return;
        vm.prank(staker);
        pool.mint(shares, staker);
        if (!waits) _staked(shares, assets);
    }

    function moveShares(uint256 from, uint256 to, uint256 shares) external action("moveShares") {
        address sender = _someone(from);
        shares = _bound(shares, 0, pool.balanceOf(sender) / 4);
        vm.prank(sender);
        require(pool.transfer(_someone(to), shares));
    }

    function donate(uint256 assets) external action("donate") {
        assets = _bound(assets, 1, 100_000e6);
        uint256 price = pool.convertToAssets(1e18);
        asset.mint(address(pool), assets);
        ghost_donated += assets;
        assertEq(pool.convertToAssets(1e18), price, Promises.P1_BALANCE);
    }
}
