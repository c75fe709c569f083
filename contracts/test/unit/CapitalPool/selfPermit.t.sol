// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {SelfPermit} from "breakwater/libraries/SelfPermit.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";

contract SelfPermitTest is PoolFixture {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    address internal dave;
    uint256 internal key;
    bytes[] internal calls;
    uint8 internal v;
    bytes32 internal r;
    bytes32 internal s;

    function setUp() public override {
        super.setUp();
        (dave, key) = makeAddrAndKey("dave");
        asset.mint(dave, 1_000e6);
        sign(1_000e6);
        calls.push(
            abi.encodeCall(SelfPermit.selfPermit, (address(asset), address(pool), 1_000e6, block.timestamp, v, r, s))
        );
        calls.push(abi.encodeCall(pool.deposit, (1_000e6, dave)));
    }

    function sign(uint256 value) internal {
        bytes32 terms = keccak256(abi.encode(PERMIT, dave, address(pool), value, 0, block.timestamp));
        (v, r, s) = vm.sign(key, keccak256(abi.encodePacked(hex"1901", asset.DOMAIN_SEPARATOR(), terms)));
    }

    function send() internal returns (bytes[] memory) {
        vm.prank(dave);
        return SelfPermit(address(pool)).multicall(calls);
    }

    function test_PermitAndDepositInOneTransaction() public {
        assertEq(abi.decode(send()[1], (uint256)), 1_000e9);
        assertEq(pool.balanceOf(dave), 1_000e9);
    }

    function test_GivenSomebodySubmittedThePermitFirst() public {
        vm.prank(bob);
        asset.permit(dave, address(pool), 1_000e6, block.timestamp, v, r, s);
        send();
        assertEq(pool.balanceOf(dave), 1_000e9, "front-running it changes nothing");
    }

    function test_RevertGiven_PermitFailsAndAllowanceIsTooSmall() public {
        skip(1);
        vm.prank(dave);
        asset.approve(address(pool), 1_000e6 - 1);
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.PermitFailed.selector, address(asset), dave, address(pool), 1_000e6)
        );
        vm.prank(dave);
        SelfPermit(address(pool)).multicall(calls);
    }

    function test_RevertWhen_ThePermitIsOfSomebodyElse() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PermitFailed.selector, address(asset), carol, claims, 1_000e6));
        vm.prank(carol);
        SelfPermit(address(pool)).selfPermit(address(asset), claims, 1_000e6, block.timestamp, v, r, s);
    }

    function test_MulticallRevertsWhole() public {
        calls.push(abi.encodeCall(pool.redeem, (0, dave, dave)));
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        vm.prank(dave);
        SelfPermit(address(pool)).multicall(calls);
        assertEq(pool.balanceOf(dave), 0);
        assertEq(asset.nonces(dave), 0);
    }
}
