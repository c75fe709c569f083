// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {Base} from "../utils/Base.t.sol";

/// @dev A dollar that can be told to misbehave.
contract OddDollar is ERC20 {
    enum Habit {
        None,
        ReturnsFalse,
        ChargesFee,
        ReEnters
    }

    Habit public habit;
    address private _target;
    bytes private _call;

    constructor() ERC20("Odd Dollar", "ODD") {}

    function decimals() public pure override returns (uint8) {
        return 6;
    }

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function behave(Habit habit_) external {
        habit = habit_;
    }

    function reEnter(address target, bytes calldata call) external {
        (habit, _target, _call) = (Habit.ReEnters, target, call);
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        return _pass(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        return _pass(from, to, amount);
    }

    function _pass(address from, address to, uint256 amount) private returns (bool) {
        if (habit == Habit.ReturnsFalse) return false;
        uint256 fee = habit == Habit.ChargesFee ? amount / 100 : 0;
        _transfer(from, to, amount - fee);
        if (fee != 0) _burn(from, fee);
        if (habit == Habit.ReEnters) {
            habit = Habit.None;
            (bool done, bytes memory reason) = _target.call(_call);
            if (!done) {
                assembly ("memory-safe") {
                    revert(add(reason, 32), mload(reason))
                }
            }
        }
        return true;
    }
}

/// @title What tokens did to pools elsewhere
contract KnownFailuresOfTokensTest is Base {
    OddDollar private odd;
    ICapitalPool private oddPool;
    address private mallory;

    function setUp() public override {
        super.setUp();
        mallory = makeAddr("mallory");
        odd = new OddDollar();
        oddPool = ICapitalPool(core.factory.createPool(Demo.poolConfig(address(odd), address(this))));
        odd.mint(mallory, 1_000_000e6);
        odd.mint(address(odd), 1_000e6);
        vm.prank(mallory);
        odd.approve(address(oddPool), type(uint256).max);
    }

    function test_ATokenThatReturnsFalseIsRefusedAtTheDeposit() public {
        odd.behave(OddDollar.Habit.ReturnsFalse);
        vm.prank(mallory);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(odd)));
        oddPool.deposit(1_000e6, mallory);
        assertEq(oddPool.totalSupply(), 0);
    }

    function test_ATokenThatChargesAFeeIsRefusedAtTheDeposit() public {
        odd.behave(OddDollar.Habit.ChargesFee);
        vm.prank(mallory);
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.TransferShort.selector, address(odd), 1_000e6, 990e6)
        );
        oddPool.deposit(1_000e6, mallory);
        assertEq(oddPool.totalAssets(), 0);
    }

    function test_AnAddressWithoutATokenIsRefusedAtTheCreation() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidAsset.selector, mallory));
        core.factory.createPool(Demo.poolConfig(mallory, address(this)));
    }

    function test_ATokenThatReEntersADepositIsStopped() public {
        odd.reEnter(address(oddPool), abi.encodeCall(oddPool.deposit, (1_000e6, mallory)));
        vm.prank(mallory);
        vm.expectRevert(ReentrancyGuard.ReentrancyGuardReentrantCall.selector);
        oddPool.deposit(1_000e6, mallory);
    }

    /// @dev Taking an exit pays last: re-entering finds the shares taken, and is stopped before that.
    function test_ATokenThatReEntersAnExitIsStopped() public {
        vm.startPrank(mallory);
        uint256 shares = oddPool.deposit(1_000e6, mallory);
        oddPool.setOperator(address(odd), true);
        oddPool.requestRedeem(shares, mallory, mallory);
        skip(7 days);
        oddPool.processExits();
        skip(14 days);
        odd.reEnter(address(oddPool), abi.encodeCall(oddPool.redeem, (shares / 2, mallory, mallory)));
        vm.expectRevert(ReentrancyGuard.ReentrancyGuardReentrantCall.selector);
        oddPool.redeem(shares / 2, mallory, mallory);
        odd.reEnter(address(oddPool), abi.encodeCall(oddPool.processExits, ()));
        vm.expectRevert(ReentrancyGuard.ReentrancyGuardReentrantCall.selector);
        oddPool.redeem(shares / 2, mallory, mallory);
        odd.behave(OddDollar.Habit.None);
        assertEq(oddPool.redeem(shares, mallory, mallory), 1_000e6);
        vm.stopPrank();
    }
}
