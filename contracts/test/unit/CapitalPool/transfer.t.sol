// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Opening} from "breakwater/types/ClaimTypes.sol";
import {DemoAsset} from "../../../script/demo/DemoAsset.sol";
import {FalseToken, FeeToken, HookToken} from "../../utils/Tokens.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

/// @dev Tokens that do not keep their word.
contract TransferTest is PlainUnit {
    uint256 internal product;

    // ---- a fee on transfers ----

    function test_RevertGiven_TokenChargesAFee() public {
        FeeToken token = new FeeToken();
        _usePool(token);
        token.setFee(100);
        _expectShort(1_000e6, 990e6);
        vm.prank(alice);
        pool.deposit(1_000e6, alice);
        _expectShort(1_000e6, 990e6);
        vm.prank(alice);
        pool.mint(1_000e9, alice);
        assertEq(pool.totalSupply(), 0);
    }

    function test_RevertGiven_TokenBeginsToChargeAFee() public {
        FeeToken token = new FeeToken();
        _usePool(token);
        stake(alice, 1_000e6);
        token.setFee(1);
        _expectShort(1e6, 1e6 - 100);
        vm.prank(alice);
        pool.deposit(1e6, alice);
        assertBalanced();
    }

    function _expectShort(uint256 expected, uint256 received) private {
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.TransferShort.selector, address(asset), expected, received)
        );
    }

    // ---- false instead of failure ----

    function test_RevertGiven_TokenAnswersFalse() public {
        FalseToken token = new FalseToken();
        _usePool(token);
        stake(alice, 100_000e6);
        uint256 cover = buy(bob, product, 1_000e6, 30);
        leave(alice, 10_000e9);
        skip(14 days);
        token.setRefuses(true);
        _expectFalse();
        vm.prank(alice);
        pool.deposit(1e6, alice);
        _expectFalse();
        vm.prank(alice);
        pool.redeem(10_000e9, alice, alice);
        _expectFalse();
        vm.prank(bob);
        core.cover.buy(product, 1_000e6, 30, type(uint256).max, bob);
        _expectFalse();
        vm.prank(bob);
        core.cover.cancel(cover, 0);
        _expectFalse();
        vm.prank(address(core.claims));
        pool.openIncident(Opening(LINE, 1, block.timestamp - 1, bob, 1, 0));
        _expectFalse();
        vm.prank(address(core.claims));
        pool.takeBond(bob, 1);
        _expectFalse();
        vm.prank(address(core.claims));
        pool.refileIncident(LINE, 1, bob, 1, 0);
        _expectFalse();
        vm.prank(address(core.claims));
        pool.recover(bob, 1, block.timestamp);
        _expectFalse();
        vm.prank(address(core.claims));
        pool.settleCover(LINE, block.timestamp, 1, bob);
        token.setRefuses(false);
        assertEq(pool.maxRedeem(alice), 10_000e9, "nothing was lost meanwhile");
        uint256 worth = pool.maxWithdraw(alice);
        assertGe(worth, 10_000e6);
        assertEq(take(alice, 10_000e9), worth);
        assertBalanced();
    }

    function _expectFalse() private {
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(asset)));
    }

    // ---- calls back ----

    function test_RevertWhen_ReenteredDuringADeposit() public {
        HookToken token = _hooked();
        bytes[] memory calls = _guarded();
        for (uint256 i; i < calls.length; i++) {
            token.arm(address(pool), calls[i]);
            stake(alice, 1_000e6 + i);
            _assertRefused(token, i + 1);
        }
    }

    function test_RevertWhen_ReenteredDuringAnExit() public {
        HookToken token = _hooked();
        bytes[] memory calls = _guarded();
        leave(alice, 10_000e9);
        skip(14 days);
        for (uint256 i; i < calls.length; i++) {
            token.arm(address(pool), calls[i]);
            take(alice, 1e9);
            _assertRefused(token, i + 1);
        }
    }

    function test_RevertWhen_ReenteredByCoverDuringADeposit() public {
        HookToken token = _hooked();
        uint256 cover = buy(bob, product, 1_000e6, 30);
        vm.prank(bob);
        core.cover.transferFrom(bob, address(token), cover);
        bytes[4] memory calls = [
            abi.encodeCall(core.cover.buy, (product, 1e6, 30, type(uint256).max, bob)),
            abi.encodeCall(core.cover.cancel, (cover, 0)),
            abi.encodeCall(core.cover.increase, (cover, 1e6, type(uint256).max)),
            abi.encodeCall(core.cover.extend, (cover, 5, type(uint256).max))
        ];
        for (uint256 i; i < calls.length; i++) {
            token.arm(address(core.cover), calls[i]);
            stake(alice, 1_000e6 + i);
            _assertRefused(token, i + 1);
        }
        assertEq(core.cover.coverCount(), 1);
        assertEq(core.cover.coverOf(cover).amount, 1_000e6);
    }

    function test_RevertWhen_ReenteredDuringASaleAndACancellation() public {
        HookToken token = _hooked();
        token.arm(address(pool), _guarded()[0]);
        uint256 cover = buy(bob, product, 1_000e6, 30);
        _assertRefused(token, 1);
        token.arm(address(core.cover), abi.encodeCall(core.cover.buy, (product, 1e6, 30, 1e12, bob)));
        vm.prank(bob);
        core.cover.cancel(cover, 0);
        _assertRefused(token, 2);
    }

    /// @dev In the middle of a deposit the books are whole: a sync changes nothing, the shares are already dear.
    function test_ASyncInTheMiddleChangesNothing() public {
        HookToken token = _hooked();
        buy(bob, product, 1_000e6, 30);
        skip(3 days);
        token.arm(address(pool), abi.encodeCall(pool.sync, (type(uint256).max)));
        stake(alice, 1_000e6);
        assertTrue(token.succeeded());
        assertBalanced();
    }

    function _assertRefused(HookToken token, uint256 calls) private view {
        assertEq(token.calls(), calls, "the hook ran");
        assertFalse(token.succeeded());
        bytes memory guard =
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(keccak256(token.answer()), keccak256(guard), "by the guard, nothing else");
        assertBalanced();
    }

    function _guarded() private view returns (bytes[] memory calls) {
        calls = new bytes[](6);
        calls[0] = abi.encodeCall(pool.deposit, (1e6, alice));
        calls[1] = abi.encodeCall(pool.mint, (1e9, alice));
        calls[2] = abi.encodeCall(pool.redeem, (1e9, alice, alice));
        calls[3] = abi.encodeCall(pool.withdraw, (1e6, alice, alice));
        calls[4] = abi.encodeCall(pool.processExits, ());
        calls[5] = abi.encodeCall(pool.advance, (1, alice, alice));
    }

    function _hooked() private returns (HookToken token) {
        token = new HookToken();
        _usePool(token);
        stake(alice, 100_000e6);
        token.mint(address(token), 100_000e6);
        vm.prank(address(token));
        token.approve(address(pool), type(uint256).max);
    }

    function _usePool(DemoAsset token) private {
        asset = token;
        pool = ICapitalPool(core.factory.createPool(configOf(address(token))));
        product = core.cover.listProduct(termsOf(address(pool)));
        fund(alice, 1e12);
        fund(bob, 1e12);
    }
}
