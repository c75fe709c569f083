// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {DemoAsset} from "../../../../script/demo/DemoAsset.sol";
import {Unit} from "../../../utils/Unit.t.sol";

/// @dev Run with --isolate, every call is a transaction with nothing warm: as the gas table measures.
contract RewardsGasTest is Unit {
    uint256 private _new;
    uint256 private _repeat;

    function test_OneTokenCostsANewStakerAWordAndACall() public {
        stake(alice, 100_000e6);
        _measure("without");
        (uint256 newWithout, uint256 repeatWithout) = (_new, _repeat);
        _add();
        _measure("with one");
        assertLe(_new, newWithout + 30_000, "30k for a new staker");
        assertLe(_repeat, repeatWithout + 30_000, "30k for one token");
        for (uint256 i; i < 7; i++) {
            _add();
        }
        _measure("with eight");
        address[] memory one = new address[](1);
        one[0] = core.rewards.rewardsOf(address(pool))[0].token;
        skip(1 days);
        vm.prank(alice);
        core.rewards.claim(address(pool), one, alice);
        uint256 used = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint("rewards.claim", used);
        assertLe(used, 90_000, "a claim of one token");
        core.cover.listProduct(termsOf(address(pool)));
        emit log_named_uint("product.list", vm.lastCallGas().gasTotalUsed);
    }

    function _add() private {
        DemoAsset token = new DemoAsset("Token", "T", 18);
        core.rewards.addToken(address(pool), address(token), 1);
        token.mint(address(this), 100e18);
        token.approve(address(core.rewards), 100e18);
        core.rewards.fund(address(pool), address(token), 100e18, 0, block.timestamp + 30 days);
    }

    function _measure(string memory label) private {
        address staker = person(string.concat("staker", label));
        fund(staker, 40_000e6);
        skip(1 hours);
        vm.prank(staker);
        pool.deposit(10_000e6, staker);
        _new = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint(string.concat("stake.new ", label), _new);
        skip(1 hours);
        vm.prank(staker);
        pool.deposit(10_000e6, staker);
        _repeat = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint(string.concat("stake.repeat ", label), _repeat);
        skip(1 hours);
        vm.prank(staker);
        pool.transfer(alice, 1e9);
        emit log_named_uint(string.concat("transfer ", label), vm.lastCallGas().gasTotalUsed);
        vm.prank(staker);
        pool.requestRedeem(1e9, staker, staker);
        emit log_named_uint(string.concat("exit.request ", label), vm.lastCallGas().gasTotalUsed);
    }
}
