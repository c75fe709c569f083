// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ICoverTrigger} from "breakwater/interfaces/ITrigger.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolMoney, ProductTerms} from "breakwater/types/Types.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";
import {CoverTriggerStub} from "../../utils/Triggers.sol";

contract SettleTest is IncidentUnit {
    uint256 internal constant SIZE = 10_000e6;

    CoverTriggerStub internal trigger;
    uint256 internal product;
    uint256 internal fixedCover;
    uint256 internal endTime;

    function setUp() public override {
        super.setUp();
        trigger = new CoverTriggerStub();
        ProductTerms memory terms = termsOf(address(pool));
        (terms.trigger, terms.group) = (enabled(address(trigger)), 2);
        product = core.cover.listProduct(terms);
        fixedCover = buy(bob, product, SIZE, 30);
        endTime = startOf(fixedCover) + 30 days;
    }

    function test_RevertWhen_CoverIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 9));
        core.claims.settle(9, "");
    }

    function test_RevertGiven_TheProductHasNoSuchTrigger() public {
        vm.expectRevert(error1(ErrorsLib.NotSettledByTrigger.selector, cover));
        core.claims.settle(cover, "");
        listParametric();
        vm.expectRevert(error1(ErrorsLib.NotSettledByTrigger.selector, parametricCover));
        core.claims.settle(parametricCover, "");
    }

    function test_RevertGiven_TheCoverWasCancelled() public {
        vm.prank(bob);
        core.cover.cancel(fixedCover, 0);
        vm.warp(endTime);
        vm.expectRevert(error1(ErrorsLib.CoverCancelled.selector, fixedCover));
        core.claims.settle(fixedCover, _share(1e18));
    }

    function test_RevertGiven_TheCoverHasNotEnded() public {
        vm.warp(endTime - 1);
        vm.expectRevert(error2(ErrorsLib.CoverNotEnded.selector, fixedCover, endTime));
        core.claims.settle(fixedCover, _share(1e18));
        skip(1);
        core.claims.settle(fixedCover, _share(1e18));
    }

    function test_RevertGiven_TheReportWindowIsOver() public {
        vm.warp(endTime + 14 days);
        vm.expectRevert(error2(ErrorsLib.SettlementOver.selector, fixedCover, endTime + 14 days));
        core.claims.settle(fixedCover, _share(1e18));
        vm.warp(endTime + 14 days - 1);
        core.claims.settle(fixedCover, _share(1e18));
    }

    function test_RevertGiven_AlreadySettled() public {
        vm.warp(endTime);
        core.claims.settle(fixedCover, _share(0.1e18));
        assertTrue(core.claims.isSettled(fixedCover));
        vm.expectRevert(error1(ErrorsLib.AlreadySettled.selector, fixedCover));
        core.claims.settle(fixedCover, _share(1e18));
    }

    function test_RevertWhen_TheTriggerRefusesOrHasNothingToPay() public {
        vm.warp(endTime);
        vm.expectRevert(CoverTriggerStub.NoPrice.selector);
        core.claims.settle(fixedCover, "");
        vm.expectRevert(error1(ErrorsLib.NothingToSettle.selector, fixedCover));
        core.claims.settle(fixedCover, _share(0));
        vm.expectRevert(error1(ErrorsLib.NothingToSettle.selector, fixedCover));
        core.claims.settle(fixedCover, _share(1e18 / SIZE - 1));
        assertFalse(core.claims.isSettled(fixedCover), "better evidence may come");
        assertEq(core.claims.settle(fixedCover, _share(1e18 / SIZE)), 1);
    }

    function test_PaysTheHolderByTheRatioOfThePurchase() public {
        trigger.set(5e18);
        vm.prank(bob);
        core.cover.transferFrom(bob, alice, fixedCover);
        vm.warp(endTime);
        syncAll();
        uint256 before = asset.balanceOf(alice);
        PoolMoney memory m = pool.money();
        uint256 all = books();
        vm.expectCall(
            address(trigger), abi.encodeCall(ICoverTrigger.settlement, (2e18, endTime, _share(0.057e18)))
        );
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.CoverSettled(fixedCover, alice, 570e6);
        vm.prank(carol);
        assertEq(core.claims.settle(fixedCover, _share(0.057e18)), 570e6);
        assertEq(asset.balanceOf(alice) - before, 570e6);
        assertEq(pool.money().capital, m.capital - 570e6);
        assertEq(pool.money().owed, m.owed);
        assertEq(books(), all - 570e6);
        assertBalanced();
    }

    function test_NeverPaysMoreThanTheAmount() public {
        vm.warp(endTime);
        assertEq(core.claims.settle(fixedCover, _share(7e18)), SIZE);
    }

    function test_PaysWhatThereIs() public {
        vm.warp(endTime);
        loseAt(block.timestamp - 1, type(uint96).max);
        uint256 left = pool.money().capital;
        assertEq(core.claims.settle(fixedCover, _share(1e18)), left);
    }

    function test_EachCoverHasItsOwnRatio() public {
        trigger.set(3e18);
        uint256 second = buy(carol, product, SIZE, 30);
        (address settledBy, uint256 entry, uint256 end_) = core.cover.settlementOf(second);
        assertEq(settledBy, address(trigger));
        assertEq(entry, 3e18);
        assertEq(end_, startOf(second) + 30 days);
        (, entry,) = core.cover.settlementOf(fixedCover);
        assertEq(entry, 2e18);
    }

    function test_NothingIsSoldWithoutASoundPrice() public {
        trigger.set(0);
        fund(bob, 1_000e6);
        vm.expectRevert(CoverTriggerStub.NoPrice.selector);
        vm.prank(bob);
        core.cover.buy(product, SIZE, 30, type(uint256).max, bob);
        trigger.set(uint256(type(uint128).max) + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                SafeCast.SafeCastOverflowedUintDowncast.selector, 128, uint256(type(uint128).max) + 1
            )
        );
        vm.prank(bob);
        core.cover.buy(product, SIZE, 30, type(uint256).max, bob);
    }

    /// @dev More of it, or more time, would be paid for what happened before.
    function test_RevertWhen_SuchACoverIsIncreasedOrExtended() public {
        bytes memory fixed_ = error1(ErrorsLib.FixedCover.selector, fixedCover);
        fund(bob, 1_000e6);
        vm.startPrank(bob);
        vm.expectRevert(fixed_);
        core.cover.increase(fixedCover, 1e6, type(uint256).max);
        vm.expectRevert(fixed_);
        core.cover.extend(fixedCover, 1, type(uint256).max);
        vm.stopPrank();
        vm.expectRevert(fixed_);
        core.cover.quoteIncrease(fixedCover, 1e6);
        vm.expectRevert(fixed_);
        core.cover.quoteExtend(fixedCover, 1);
    }

    function test_SuchACoverCanBeCancelled() public {
        vm.prank(bob);
        assertGt(core.cover.cancel(fixedCover, 0), 0);
    }

    function _share(uint256 share) private pure returns (bytes memory) {
        return abi.encode(share);
    }
}
