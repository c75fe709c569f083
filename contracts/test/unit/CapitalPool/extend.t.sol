// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Extension, PoolMoney} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract ExtendTest is PlainUnit {
    uint256 internal constant STAKE = 100_000e6;
    uint256 internal constant AMOUNT = 10_000e6;

    uint256 internal endDay;
    uint256 internal rate;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        endDay = today() + 11;
        rate = sell(LINE, AMOUNT, today() + 1, endDay, 100e6);
    }

    function test_RevertWhen_CallerIsNotCover() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCover.selector, alice));
        vm.prank(alice);
        pool.extend(_extension(endDay + 5, 0));
    }

    function test_RevertGiven_IncidentIsOpen() public {
        uint256 eligible = open(LINE, block.timestamp - 1, 0);
        vm.expectRevert(error1(ErrorsLib.SalesStopped.selector, LINE));
        vm.prank(address(core.cover));
        pool.extend(_extension(endDay + 5, 0));
        close(LINE, eligible, 0);
        open(OTHER_LINE, block.timestamp - 1, 0);
        extend(_extension(endDay + 5, 0));
    }

    function test_RevertGiven_CapitalIsBelowRequired() public {
        lose(STAKE - 25_000e6 + 1);
        vm.expectRevert(error2(ErrorsLib.InsufficientCapital.selector, 25_000e6 - 1, 25_000e6));
        vm.prank(address(core.cover));
        pool.extend(_extension(endDay + 5, 0));
    }

    function test_GivenCapitalIsExactlyRequired() public {
        lose(STAKE - 25_000e6);
        extend(_extension(endDay + 5, 0));
    }

    function test_MovesTheEndAndTakesThePremium() public {
        fund(carol, 20e6);
        uint256 before = asset.balanceOf(carol);
        extend(_extension(endDay + 5, 20e6));
        assertEq(before - asset.balanceOf(carol), 20e6);
        assertEq(pool.money().unearned, 120e6);
        vm.warp(endDay * 1 days + 1);
        assertEq(open(LINE, endDay * 1 days, 0), AMOUNT, "in force beyond its first end");
        close(LINE, AMOUNT, 0);
        vm.warp((endDay + 5) * 1 days + 1);
        assertEq(open(LINE, (endDay + 5) * 1 days, 0), 0, "until the new one");
        close(LINE, 0, 0);
        vm.warp((endDay + 5 + 14) * 1 days - 1);
        assertEq(pool.groupExposure(0), AMOUNT);
        skip(1);
        assertEq(pool.groupExposure(0), 0);
        assertBalanced();
    }

    function test_SpreadsWhatIsLeftOverTheWholeRest() public {
        skip(4 days);
        uint256 left = endDay * 1 days - block.timestamp;
        uint256 spread = extend(_extension(endDay + 5, 20e6));
        uint256 exact = (rate * left + (20e6 << 32)) / (left + 5 days);
        assertLe(spread, exact);
        assertLe(exact - spread, exact >> 47, "rounded down to 48 bits");
        assertEq(pool.premiumRate(), spread);
        vm.warp(endDay * 1 days);
        assertEq(pool.premiumRate(), spread, "no drop at the old end");
        skip(5 days);
        assertEq(pool.premiumRate(), 0);
        assertEq(pool.money().capital, STAKE + 120e6, "all is earned, to the unit");
        assertEq(pool.money().unearned, 0);
    }

    /// @dev P5: an extension moves no premium from one moment to another but what it spreads.
    function testFuzz_PaidIsEarnedAndUnearned(uint256 time, uint256 extra, uint256 premium) public {
        vm.warp(bound(time, block.timestamp, endDay * 1 days - 1));
        uint256 newEnd = endDay + bound(extra, 1, 365);
        premium = bound(premium, 0, 1e15);
        PoolMoney memory before = pool.money();
        extend(_extension(newEnd, premium));
        PoolMoney memory m = pool.money();
        assertEq(m.capital + m.unearned, before.capital + before.unearned + premium);
        assertGe(m.capital, before.capital);
        uint256 most = (premium + 100e6 >> 47) + 1;
        assertLe(m.capital - before.capital, most, "what a rate of 48 bits leaves over, nothing else");
        vm.warp(newEnd * 1 days);
        assertEq(pool.money().capital, STAKE + 100e6 + premium);
        assertEq(pool.premiumRate(), 0);
        assertBalanced();
    }

    function _extension(uint256 newEndDay, uint256 premium) private view returns (Extension memory) {
        return Extension(LINE, AMOUNT, rate, endDay, newEndDay, premium, carol);
    }
}
