// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {CapitalPool} from "breakwater/CapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {SelfPermit} from "breakwater/libraries/SelfPermit.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";

contract SelfPermitTest is PoolFixture {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    address internal dave;
    uint256 internal key;
    bytes[] internal calls;

    function setUp() public override {
        super.setUp();
        (dave, key) = makeAddrAndKey("dave");
        asset.mint(dave, 1_000e6);
        calls.push(_permit(1_000e6));
        calls.push(abi.encodeCall(pool.deposit, (1_000e6, dave)));
    }

    function test_PermitAndDepositInOneTransaction() public {
        vm.prank(dave);
        bytes[] memory results = _self().multicall(calls);
        assertEq(abi.decode(results[1], (uint256)), 1_000e9);
        assertEq(pool.balanceOf(dave), 1_000e9);
    }

    function test_GivenSomebodySubmittedThePermitFirst() public {
        bytes memory permit = calls[0];
        (,,,, uint8 v, bytes32 r, bytes32 s) = this.decode(permit);
        vm.prank(bob);
        asset.permit(dave, address(pool), 1_000e6, block.timestamp, v, r, s);
        vm.prank(dave);
        _self().multicall(calls);
        assertEq(pool.balanceOf(dave), 1_000e9, "submitting it first changes nothing");
    }

    function test_RevertGiven_PermitFailsAndAllowanceIsTooSmall() public {
        skip(1);
        vm.prank(dave);
        asset.approve(address(pool), 1_000e6 - 1);
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.PermitFailed.selector, address(asset), dave, address(pool), 1_000e6)
        );
        vm.prank(dave);
        _self().multicall(calls);
    }

    function test_RevertWhen_ThePermitIsOfSomebodyElse() public {
        (,,,, uint8 v, bytes32 r, bytes32 s) = this.decode(calls[0]);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PermitFailed.selector, address(asset), carol, claims, 1_000e6));
        vm.prank(carol);
        _self().selfPermit(address(asset), claims, 1_000e6, block.timestamp, v, r, s);
    }

    function test_MulticallRevertsWhole() public {
        calls.push(abi.encodeCall(pool.redeem, (0, dave, dave)));
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        vm.prank(dave);
        _self().multicall(calls);
        assertEq(pool.balanceOf(dave), 0);
        assertEq(asset.nonces(dave), 0);
    }

    function _self() private view returns (CapitalPool) {
        return CapitalPool(address(pool));
    }

    function decode(bytes calldata call_)
        external
        pure
        returns (address, address, uint256, uint256, uint8, bytes32, bytes32)
    {
        return abi.decode(call_[4:], (address, address, uint256, uint256, uint8, bytes32, bytes32));
    }

    function _permit(uint256 value) private view returns (bytes memory) {
        bytes32 structHash =
            keccak256(abi.encode(PERMIT, dave, address(pool), value, asset.nonces(dave), block.timestamp));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", asset.DOMAIN_SEPARATOR(), structHash));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodeCall(SelfPermit.selfPermit, (address(asset), address(pool), value, block.timestamp, v, r, s));
    }
}
