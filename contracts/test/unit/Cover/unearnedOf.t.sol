// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";
import {CoverUnit} from "../../utils/CoverUnit.t.sol";

contract UnearnedOfTest is CoverUnit {
    function test_RevertWhen_CoverIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 9));
        core.cover.unearnedOf(9);
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 9));
        core.cover.amountAt(9, block.timestamp);
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 9));
        core.cover.claimOf(9, block.timestamp);
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 9));
        core.cover.tokenURI(9);
    }

    function test_FallsByTheSecond() public {
        uint256 premium = pool.money().unearned;
        assertApproxEqAbs(core.cover.unearnedOf(cover), premium, 1);
        uint256 duration = endDay * 1 days - block.timestamp;
        skip(duration / 4);
        assertApproxEqAbs(core.cover.unearnedOf(cover), premium - premium / 4, 2);
        vm.warp(endDay * 1 days - 1);
        uint256 rate = RateLib.unpack(core.cover.coverOf(cover).rate);
        assertApproxEqAbs(core.cover.unearnedOf(cover), rate >> 32, 1, "one second's");
        skip(1);
        assertEq(core.cover.unearnedOf(cover), 0);
        skip(400 days);
        assertEq(core.cover.unearnedOf(cover), 0);
    }

    function testFuzz_TogetherWhatThePoolHolds(uint256 time, uint256 amount) public {
        uint256 other = buy(carol, EXPLOIT, bound(amount, 1, 20_000e6), 200);
        skip(bound(time, 0, 250 days));
        uint256 sum = core.cover.unearnedOf(cover) + core.cover.unearnedOf(other);
        assertApproxEqAbs(pool.money().unearned, sum, 2);
    }

    // ---- claimOf ----

    function test_ClaimOfTellsWhatAClaimNeeds() public {
        increase(5_000e6);
        vm.prank(bob);
        core.cover.transferFrom(bob, carol, cover);
        (uint256 product, uint256 amount, address holder, address pool_, uint8 line) =
            core.cover.claimOf(cover, startDay * 1 days);
        assertEq(product, EXPLOIT);
        assertEq(amount, 15_000e6);
        assertEq(holder, carol);
        assertEq(pool_, address(pool));
        assertEq(line, LINE);
        (, amount,,,) = core.cover.claimOf(cover, startDay * 1 days - 1);
        assertEq(amount, 0);
        (, amount,,,) = core.cover.claimOf(cover, endDay * 1 days);
        assertEq(amount, 0);
    }
}
