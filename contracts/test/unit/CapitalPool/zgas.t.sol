// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;
import {PoolFixture} from "../../utils/PoolFixture.sol";
import {console} from "forge-std/console.sol";
import {Booked, Sale} from "breakwater/types/CoverTypes.sol";

contract GasTest is PoolFixture {
    function setUp() public override {
        super.setUp();
        stake(alice, 1_000_000e6);
        for (uint256 i; i < 100; i++) { sell(uint8(i % 2), 500e6, 28 + i); if (i % 10 == 0) skip(1 days); }
        stake(carol, 100_000e6);
        fund(makeAddr("new"), 1e12);
        fund(alice, 1e12);
        address other = makeAddr("other");
        stake(other, 1_000e6);
        requestExit(other, 1e9);
        skip(7 days);
        pool.processExits();
        skip(7 days);
        requestExit(carol, 10_000e9);
        skip(7 days);
        pool.processExits();
        skip(15 days);
        pool.sync(NO_LIMIT);
        skip(1 hours);
    }
    function gas(string memory name, address who, bytes memory data) internal {
        vm.prank(who);
        uint256 g = gasleft();
        (bool ok,) = address(pool).call(data);
        g -= gasleft();
        uint256 cd = 21000;
        for (uint256 i; i < data.length; i++) cd += data[i] == 0 ? 4 : 16;
        require(ok, name);
        console.log(name, g + cd);
    }
    function test_repeat() public { gas("stake.repeat", alice, abi.encodeCall(pool.deposit, (1000e6, alice))); }
    function test_new() public { address n = makeAddr("new"); gas("stake.new", n, abi.encodeCall(pool.deposit, (1000e6, n))); }
    function test_req() public { gas("exit.request", alice, abi.encodeCall(pool.requestRedeem, (1000e9, alice, alice))); }
    function test_take() public { gas("exit.take", carol, abi.encodeCall(pool.redeem, (10_000e9, carol, carol))); }
    function test_take2() public { vm.prank(claims); pool.changeHold(block.timestamp - 30 days, 1, 0);  gas("exit.take held (warm)", carol, abi.encodeCall(pool.redeem, (pool.maxRedeem(carol), carol, carol))); }
    function test_process() public { gas("process none", carol, abi.encodeCall(pool.processExits, ())); }
}
