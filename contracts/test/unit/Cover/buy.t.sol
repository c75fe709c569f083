// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC721Errors, IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";
import {CoverInfo} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract BuyTest is PlainUnit {
    function setUp() public override {
        super.setUp();
        stake(alice, 200_000e6);
    }

    function test_RevertWhen_ProductIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownProduct.selector, 9));
        core.cover.buy(9, 1, 30, 1, bob);
    }

    function test_RevertWhen_PremiumIsAboveMax() public {
        uint256 premium = core.cover.quote(EXPLOIT, 20_000e6, 90);
        vm.expectRevert(error2(ErrorsLib.PremiumAboveMax.selector, premium, premium - 1));
        vm.prank(bob);
        core.cover.buy(EXPLOIT, 20_000e6, 90, premium - 1, bob);
        vm.prank(bob);
        core.cover.buy(EXPLOIT, 20_000e6, 90, premium, bob);
    }

    function test_RevertWhen_SomebodyBoughtBefore() public {
        uint256 premium = core.cover.quote(EXPLOIT, 20_000e6, 90);
        buy(carol, EXPLOIT, 1_000e6, 30);
        uint256 now_ = core.cover.quote(EXPLOIT, 20_000e6, 90);
        vm.expectRevert(error2(ErrorsLib.PremiumAboveMax.selector, now_, premium));
        vm.prank(bob);
        core.cover.buy(EXPLOIT, 20_000e6, 90, premium, bob);
    }

    function test_RevertWhen_AmountIsAboveCapacity() public {
        vm.expectRevert(error2(ErrorsLib.AmountAboveCapacity.selector, 60_000e6 + 1, 60_000e6));
        vm.prank(bob);
        core.cover.buy(EXPLOIT, 60_000e6 + 1, 90, type(uint256).max, bob);
    }

    function test_RevertWhen_HolderIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, address(0)));
        vm.prank(bob);
        core.cover.buy(EXPLOIT, 20_000e6, 90, type(uint256).max, address(0));
    }

    function test_RevertGiven_IncidentIsOpen() public {
        makeUncertain(LINE, 100e6);
        vm.expectRevert(error1(ErrorsLib.SalesStopped.selector, LINE));
        vm.prank(bob);
        core.cover.buy(EXPLOIT, 1e6, 30, type(uint256).max, bob);
    }

    function test_RevertGiven_NoAllowance() public {
        uint256 premium = core.cover.quote(EXPLOIT, 1_000e6, 90);
        address dave = makeAddr("dave");
        asset.mint(dave, premium);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(pool), 0, premium
            )
        );
        vm.prank(dave);
        core.cover.buy(EXPLOIT, 1_000e6, 90, premium, dave);
        assertEq(core.cover.coverCount(), 0);
    }

    function test_MintsTheCoverAndPaysThePool() public {
        uint256 premium = core.cover.quote(EXPLOIT, 20_000e6, 90);
        uint256 before = asset.balanceOf(bob);
        uint256 startDay = START / 1 days + 2;
        vm.expectEmit(address(core.cover));
        emit ICover.CoverBought(1, EXPLOIT, carol, 20_000e6, premium, startDay, startDay + 90);
        vm.prank(bob);
        uint256 cover = core.cover.buy(EXPLOIT, 20_000e6, 90, premium, carol);
        assertEq(cover, 1);
        assertEq(core.cover.coverCount(), 1);
        assertEq(core.cover.ownerOf(cover), carol, "the holder need not be the payer");
        assertEq(before - asset.balanceOf(bob), premium);
        assertEq(asset.balanceOf(address(core.cover)), 0, "Cover holds no tokens");
        assertEq(pool.money().unearned, premium);
        CoverInfo memory info = core.cover.coverOf(cover);
        assertEq(info.amount, 20_000e6);
        assertEq(info.product, EXPLOIT);
        assertEq(info.startDay, startDay);
        assertEq(info.endDay, startDay + 90);
        uint256 rate = RateLib.unpack(info.rate);
        assertEq(rate, pool.premiumRate(), "what the pool earns a second");
        assertLe(rate, (premium << 32) / (uint256(info.endDay) * 1 days - START));
        assertEq(info.claimFreeDay, startDay, "the discount counts from the start");
        assertFalse(info.raised);
    }

    function test_StartsAtTheMidnightAfterTheWaitingDays() public {
        vm.warp((START / 1 days + 1) * 1 days - 1);
        assertEq(startOf(buy(bob, DEPEG, 1e6, 30)), block.timestamp + 1 + 2 days, "a second before midnight");
        skip(1);
        assertEq(startOf(buy(bob, DEPEG, 1e6, 30)), block.timestamp + 3 days, "at midnight");
    }

    function test_TransfersWithTheToken() public {
        uint256 cover = buy(bob, EXPLOIT, 1e6, 30);
        vm.prank(bob);
        core.cover.transferFrom(bob, carol, cover);
        assertEq(core.cover.ownerOf(cover), carol);
        assertEq(core.cover.coverOf(cover).amount, 1e6);
    }

    function test_PermitAndBuyInOneTransaction() public {
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(
            core.cover.selfPermit, (address(asset), address(pool), 1, block.timestamp, 0, 0, 0)
        );
        calls[1] = abi.encodeCall(core.cover.buy, (EXPLOIT, 1_000e6, 30, type(uint256).max, bob));
        vm.prank(bob);
        core.cover.multicall(calls);
        assertEq(core.cover.ownerOf(1), bob, "an allowance that is there makes up for a bad permit");
    }

    /// @dev The price is the one of a synced pool, however long nobody called.
    function testFuzz_QuoteIsWhatIsPaid(uint256 idle, uint256 amount, uint256 term) public {
        buy(carol, EXPLOIT, 30_000e6, 60);
        buy(carol, DEPEG, 10_000e6, 90);
        skip(bound(idle, 0, 3 * 365 days));
        amount = bound(amount, 1, core.cover.capacity(EXPLOIT));
        term = bound(term, 7, 365);
        uint256 premium = core.cover.quote(EXPLOIT, amount, term);
        fund(bob, premium);
        uint256 before = asset.balanceOf(bob);
        vm.prank(bob);
        uint256 cover = core.cover.buy(EXPLOIT, amount, term, premium, bob);
        assertEq(core.cover.coverOf(cover).amount, amount);
        assertEq(asset.balanceOf(bob), before - premium, "to the unit");
        assertBalanced();
    }
}
