// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {DemoAsset} from "../../../script/demo/DemoAsset.sol";
import {DemoSavings} from "../../../script/demo/DemoSavings.sol";

contract InterestTest is Test {
    DemoAsset private asset;
    DemoSavings private savings;

    function setUp() public {
        vm.warp(1_800_000_000);
        asset = new DemoAsset("Demo Dollar", "dUSD", 6);
        savings = new DemoSavings(asset, "Demo Savings Dollar", "sdUSD");
        asset.approve(address(savings), type(uint256).max);
        asset.mint(address(this), 2_000e6);
        savings.deposit(1_000e6, address(this));
    }

    function test_SharesGainByTheSecond() public {
        assertEq(savings.decimals(), 6);
        assertApproxEqAbs(savings.convertToAssets(1_000e6), 1_000e6, 1);
        skip(365 days / 2);
        assertApproxEqAbs(savings.convertToAssets(1_000e6), 1_022.5e6, 1);
        skip(1 hours);
        assertGt(savings.convertToAssets(1_000e6), 1_022.5e6);
        assertEq(savings.balanceOf(address(this)), 1_000e6, "it does not rebase");
    }

    /// @dev Deposits and withdrawals do not change the price, and everyone can be paid.
    function testFuzz_ThePriceDoesNotJump(uint256 wait, uint256 assets) public {
        skip(bound(wait, 0, 3 * 365 days));
        uint256 before = savings.convertToAssets(1_000e6);
        savings.deposit(bound(assets, 1, 1_000e6), address(this));
        assertApproxEqAbs(savings.convertToAssets(1_000e6), before, 1);
        savings.redeem(savings.balanceOf(address(this)), address(this), address(this));
        assertEq(savings.totalSupply(), 0);
    }
}
