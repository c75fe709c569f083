// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract SelfPermitTest is PlainUnit {
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
        bytes[] memory results = pool.multicall(calls);
        assertEq(abi.decode(results[1], (uint256)), 1_000e9);
        assertEq(pool.balanceOf(dave), 1_000e9);
    }

    function test_GivenSomebodySubmittedThePermitFirst() public {
        bytes memory permit = calls[0];
        (,,,, uint8 v, bytes32 r, bytes32 s) = this.decode(permit);
        vm.prank(bob);
        asset.permit(dave, address(pool), 1_000e6, block.timestamp, v, r, s);
        vm.prank(dave);
        pool.multicall(calls);
        assertEq(pool.balanceOf(dave), 1_000e9, "front-running it changes nothing");
    }

    function test_RevertGiven_PermitFailsAndAllowanceIsTooSmall() public {
        skip(1);
        vm.prank(dave);
        asset.approve(address(pool), 1_000e6 - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ErrorsLib.PermitFailed.selector, address(asset), dave, address(pool), 1_000e6
            )
        );
        vm.prank(dave);
        pool.multicall(calls);
    }

    function test_RevertWhen_ThePermitIsOfSomebodyElse() public {
        (,,,, uint8 v, bytes32 r, bytes32 s) = this.decode(calls[0]);
        vm.expectRevert(
            abi.encodeWithSelector(
                ErrorsLib.PermitFailed.selector, address(asset), carol, address(core.assessors), 1_000e6
            )
        );
        vm.prank(carol);
        pool.selfPermit(address(asset), address(core.assessors), 1_000e6, block.timestamp, v, r, s);
    }

    function test_MulticallRevertsWhole() public {
        calls.push(abi.encodeCall(pool.redeem, (0, dave, dave)));
        vm.expectRevert(zeroAmount());
        vm.prank(dave);
        pool.multicall(calls);
        assertEq(pool.balanceOf(dave), 0);
        assertEq(asset.nonces(dave), 0);
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
        return
            abi.encodeCall(pool.selfPermit, (address(asset), address(pool), value, block.timestamp, v, r, s));
    }
}
