// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {PoolMoney} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract MoneyTest is PlainUnit {
    function test_TellsEveryPurpose() public {
        stake(alice, 200_000e6);
        sell(LINE, 1_000e6, today() + 1, today() + 11, 100e6);
        sell(OTHER_LINE, 20_000e6, today(), today() + 60, 0);
        leave(alice, 50_000e9);
        lose(10_000e6);
        open(OTHER_LINE, block.timestamp - 1, 500e6);

        PoolMoney memory m = pool.money();
        assertEq(m.owed, 10_000e6);
        assertEq(m.bonds, 500e6);
        assertGt(m.unearned, 0);
        assertGt(m.exiting, 45_000e6);
        assertLt(m.exiting, 50_000e6);
        uint256 sum = m.capital + m.unearned + m.exiting + m.owed + m.bonds;
        assertEq(sum, 200_000e6 + 100e6 + 500e6, "all that came in");
        assertEq(asset.balanceOf(address(pool)), sum);
    }

    function test_CountsEarnedPremiumWithoutSync() public {
        stake(alice, 200_000e6);
        sell(LINE, 1_000e6, today() + 1, today() + 11, 100e6);
        skip(3 days);
        PoolMoney memory viewed = pool.money();
        pool.sync(type(uint256).max);
        assertEq(keccak256(abi.encode(viewed)), keccak256(abi.encode(pool.money())));
        assertEq(pool.totalAssets(), viewed.capital);
    }

    function testFuzz_DonationChangesNothing(uint256 donation) public {
        stake(alice, 200_000e6);
        bytes32 before = keccak256(abi.encode(pool.money(), pool.solvency(), pool.convertToAssets(1e18)));
        asset.mint(address(pool), bound(donation, 1, 1e30));
        assertEq(keccak256(abi.encode(pool.money(), pool.solvency(), pool.convertToAssets(1e18))), before);
    }
}
