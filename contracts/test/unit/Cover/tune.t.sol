// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductView} from "breakwater/types/CoverTypes.sol";
import {Announcement, Limits, Tuning} from "breakwater/types/GovernanceTypes.sol";
import {CoverFixture} from "../../utils/CoverFixture.sol";

contract TuneTest is CoverFixture {
    Tuning internal present = Tuning(2_000, 365, 0.02e18);

    function test_RevertWhen_ProductIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownProduct.selector, 9));
        cover.tune(9, present);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownProduct.selector, 9));
        cover.applyTuning(9);
    }

    function test_RevertWhen_CallerIsNotTheCurator() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCurator.selector, bob, address(this)));
        vm.prank(bob);
        cover.tune(EXPLOIT, present);
    }

    function test_TighteningAppliesAtOnce() public {
        Tuning memory t = Tuning(1_000, 90, 0.04e18);
        vm.expectEmit(address(cover));
        emit ICover.ProductTuned(EXPLOIT, t);
        assertEq(cover.tune(EXPLOIT, t), 0);
        ProductView memory v = cover.productOf(EXPLOIT);
        assertEq(v.terms.riskRate, 0.04e18);
        assertEq(v.terms.maxDays, 90);
        assertEq(v.terms.shareBps, 1_000);
        assertEq(v.capacity, STAKE / 10);
    }

    function test_ALongestTermOfZeroStopsSalesAndExtensions() public {
        uint256 id = buy(bob, EXPLOIT, AMOUNT, TERM);
        cover.tune(EXPLOIT, Tuning(2_000, 0, 0.02e18));
        assertEq(cover.capacity(EXPLOIT), 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 30, 28, 0));
        cover.quote(EXPLOIT, AMOUNT, 30);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 91, 28, 0));
        cover.quoteExtend(id, 1);
        cancel(bob, id);
    }

    /// @dev In other protocols, one key that could edit products without delay was exploited.
    function testFuzz_RevertGiven_LooserTermsAreNotOldEnough(uint8 what, uint256 early) public {
        Tuning memory tight = Tuning(1_000, 100, 0.04e18);
        cover.tune(EXPLOIT, tight);
        Tuning memory t = tight;
        if (what % 3 == 0) t.shareBps = 2_000;
        else if (what % 3 == 1) t.riskRate = 0.02e18;
        else t.maxDays = 365;
        uint256 readyAt = cover.tune(EXPLOIT, t);
        assertEq(readyAt, block.timestamp + 2 days);
        Announcement memory a = cover.announcementOf(EXPLOIT);
        assertEq(a.readyAt, readyAt);
        assertEq(abi.encode(a.tuning), abi.encode(t));
        vm.warp(bound(early, block.timestamp, readyAt - 1));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotReady.selector, readyAt, block.timestamp));
        cover.applyTuning(EXPLOIT);
        vm.warp(readyAt);
        vm.prank(bob);
        cover.applyTuning(EXPLOIT);
        ProductView memory v = cover.productOf(EXPLOIT);
        assertEq(v.terms.riskRate, t.riskRate);
        assertEq(v.terms.shareBps, t.shareBps);
        assertEq(v.terms.maxDays, t.maxDays);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingAnnounced.selector, EXPLOIT));
        cover.applyTuning(EXPLOIT);
    }

    function test_TighteningWithdrawsWhatWasAnnounced() public {
        cover.tune(EXPLOIT, Tuning(2_000, 365, 0.01e18));
        cover.tune(EXPLOIT, Tuning(500, 365, 0.02e18));
        skip(3 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingAnnounced.selector, EXPLOIT));
        cover.applyTuning(EXPLOIT);
    }

    /// @dev Governance replaced the curator to stop the change; anybody could still apply it.
    function test_RevertGiven_TheCuratorWasReplaced() public {
        uint256 readyAt = cover.tune(EXPLOIT, Tuning(2_000, 365, 0.01e18));
        factory.setCurator(address(pool), carol);
        assertEq(cover.announcementOf(EXPLOIT).readyAt, 0);
        vm.warp(readyAt);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingAnnounced.selector, EXPLOIT));
        cover.applyTuning(EXPLOIT);
        vm.prank(carol);
        vm.warp(cover.tune(EXPLOIT, Tuning(2_000, 365, 0.015e18)));
        cover.applyTuning(EXPLOIT);
        assertEq(cover.productOf(EXPLOIT).terms.riskRate, 0.015e18);
    }

    function test_RevertGiven_NobodyAppliedItForThirtyDays() public {
        uint256 readyAt = cover.tune(EXPLOIT, Tuning(2_000, 365, 0.01e18));
        vm.warp(readyAt + 30 days - 1);
        assertEq(cover.announcementOf(EXPLOIT).readyAt, readyAt);
        vm.warp(readyAt + 30 days);
        assertEq(cover.announcementOf(EXPLOIT).readyAt, 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingAnnounced.selector, EXPLOIT));
        cover.applyTuning(EXPLOIT);
        vm.warp(cover.tune(EXPLOIT, Tuning(2_000, 365, 0.01e18)) + 30 days - 1);
        cover.applyTuning(EXPLOIT);
        assertEq(cover.productOf(EXPLOIT).terms.riskRate, 0.01e18);
    }

    function test_RevertWhen_OutsideTheLimits() public {
        _refused(Tuning(2_001, 365, 0.02e18), 2_001, 1, 2_000);
        _refused(Tuning(0, 365, 0.02e18), 0, 1, 10_000);
        _refused(Tuning(2_000, 365, 0.003e18 - 1), 0.003e18 - 1, 0.003e18, 1e18);
        _refused(Tuning(2_000, 365, 1e18 + 1), 1e18 + 1, 1, 1e18);
        _refused(Tuning(2_000, 27, 0.02e18), 27, 28, 365);
        _refused(Tuning(2_000, 366, 0.02e18), 366, 28, 365);
    }

    /// @dev The limits of the day of application count, too.
    function test_RevertWhen_TheLimitsTightenedMeanwhile() public {
        uint256 readyAt = cover.tune(EXPLOIT, Tuning(2_000, 365, 0.01e18));
        Limits memory limits = factory.limitsOf(address(pool));
        limits.minRiskRate = 0.015e18;
        factory.setLimits(address(pool), limits);
        vm.warp(readyAt);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 0.01e18, 0.015e18, 1e18));
        cover.applyTuning(EXPLOIT);
    }

    /// @dev A listed product keeps its terms when limits tighten, and may still tighten.
    function test_TermsOutsideNewLimitsMayStillTighten() public {
        Limits memory limits = factory.limitsOf(address(pool));
        (limits.maxShareBps, limits.maxTermDays) = (500, 100);
        factory.setLimits(address(pool), limits);
        assertEq(cover.tune(EXPLOIT, Tuning(1_500, 200, 0.02e18)), 0);
    }

    /// @dev Sold cover keeps its terms, whatever the curator does.
    function test_SoldCoverKeepsItsTerms() public {
        uint256 id = buy(bob, EXPLOIT, AMOUNT, TERM);
        bytes memory before = abi.encode(cover.coverOf(id), cover.quoteCancel(id));
        cover.tune(EXPLOIT, Tuning(1, 0, 1e18));
        assertEq(abi.encode(cover.coverOf(id), cover.quoteCancel(id)), before);
    }

    function _refused(Tuning memory t, uint256 value, uint256 min, uint256 max) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, min, max));
        cover.tune(EXPLOIT, t);
    }
}
