// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ExperienceLib} from "breakwater/libraries/ExperienceLib.sol";
import {ProductRisk} from "breakwater/types/CoverTypes.sol";
import {Accrual, PoolParams, Solvency} from "breakwater/types/PoolTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

/// @dev open, setParams, setModel, addProduct, tune, paramsOf.
contract LedgerSetupTest is LedgerFixture {
    function _expectOutOfRange(uint256 value, uint256 min, uint256 max) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, min, max));
    }

    // ---- open ----

    function test_OpensOnce() external {
        (PoolParams memory p, address m, uint8 reportDays,) = ledger.paramsOf(address(this));
        assertEq(abi.encode(p), abi.encode(defaultsOf()));
        assertEq(m, address(model));
        assertEq(reportDays, REPORT_DAYS);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.BookOpen.selector, address(this)));
        ledger.open(defaultsOf(), address(model), REPORT_DAYS);
    }

    function test_RevertWhen_AParameterIsOutOfItsBounds() external {
        vm.startPrank(makeAddr("pool"));
        PoolParams memory p = defaultsOf();
        p.marginBps = 9_999;
        _expectOutOfRange(9_999, 10_000, 50_000);
        ledger.open(p, address(model), REPORT_DAYS);
        p = defaultsOf();
        p.leverageBps = 80_001;
        _expectOutOfRange(80_001, 10_000, 80_000);
        ledger.open(p, address(model), REPORT_DAYS);
        p = defaultsOf();
        p.groupCapBps = 0;
        _expectOutOfRange(0, 1, 10_000);
        ledger.open(p, address(model), REPORT_DAYS);
        p = defaultsOf();
        p.cancelFeeBps = 999;
        _expectOutOfRange(999, 1_000, 3_000);
        ledger.open(p, address(model), REPORT_DAYS);
        _expectOutOfRange(0, 1, 255);
        ledger.open(defaultsOf(), address(model), 0);
    }

    // ---- setParams ----

    function test_TighteningIsNeverRefused() external {
        addProducts(1);
        sell(0, 200_000e6, 100);
        PoolParams memory p = defaultsOf();
        (p.marginBps, p.rhoBps, p.groupCapBps, p.leverageBps) = (50_000, 10_000, 100, 10_000);
        ledger.setParams(p, capital);
        assertGt(solvency().byGroup, capital, "it only stops sales");
        assertTrue(solvency().isSolvent, "those of other groups go on");
        assertEq(ledger.productOf(address(this), 0, backing()).capacity, 0);
    }

    function test_LooseningMustKeepTheLimits() external {
        addProducts(1);
        sell(0, 200_000e6, 100);
        PoolParams memory p = defaultsOf();
        p.marginBps = 50_000;
        ledger.setParams(p, capital);
        p.groupCapBps = 3_001;
        // R = 5 * 75 % of 200,000; the capital has shrunk.
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InsufficientCapital.selector, 700_000e6, 750_000e6));
        ledger.setParams(p, 700_000e6);
        ledger.setParams(p, 750_000e6);
    }

    /// @dev Parameters of money loosen no limit, so a pool below its limits can still change them.
    function test_OtherParametersAreFree() external {
        addProducts(1);
        sell(0, 200_000e6, 100);
        PoolParams memory p = defaultsOf();
        (p.feeBps, p.reserveBps, p.materialityBps) = (0, 5_000, 1_000);
        ledger.setParams(p, 0);
        (PoolParams memory set,,,) = ledger.paramsOf(address(this));
        assertEq(abi.encode(set), abi.encode(p), "the new parameters apply");
    }

    function test_SetModel() external {
        ledger.setModel(address(7));
        (, address m,,) = ledger.paramsOf(address(this));
        assertEq(m, address(7));
    }

    // ---- addProduct ----

    function test_NumbersProducts() external {
        addProducts(32);
        for (uint8 i = 32; i < 48; i++) {
            assertEq(addProduct(risk(31)), i);
        }
        (,,, uint8 count) = ledger.paramsOf(address(this));
        assertEq(count, 48);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TooManyProducts.selector, 48));
        addProduct(risk(0));
    }

    /// @dev A listing syncs only if the share caps matter. Level and money are the same as if it always did, except for a unit of
    /// rounding for each sync.
    function testFuzz_AListingIsAsIfTheBookWereSynced(uint256 products, uint256 amount, uint256 wait, uint16 shareBps)
        external
    {
        addProducts(bound(products, 1, 6));
        sell(0, bound(amount, 1e6, 180_000e6), 30);
        vm.warp(block.timestamp + bound(wait, 1, 60 days));
        ProductRisk memory r = risk(7);
        r.shareBps = uint16(bound(shareBps, 1, 5_000));
        uint256 snapshot = vm.snapshotState();
        sync();
        addProduct(r);
        vm.warp(block.timestamp + 10 days);
        sync();
        (Solvency memory synced, uint256 left) = (solvency(), unearned);
        vm.revertToState(snapshot);
        addProduct(r);
        vm.warp(block.timestamp + 10 days);
        sync();
        assertEq(solvency().level, synced.level, "level");
        assertApproxEqAbs(solvency().poolExperience, synced.poolExperience, ExperienceLib.UNIT, "experience");
        assertEq(unearned, left, "premium");
        assertApproxEqAbs(solvency().capital, synced.capital, 2, "capital");
    }

    function test_AListingNeedsNoCatchUpWhereShareCapsDoNotMatter() external {
        addProducts(6);
        sell(0, 100_000e6, 30);
        vm.warp(block.timestamp + 1);
        (Accrual memory a,) = ledger.addProduct(risk(6), funds());
        assertFalse(a.done, "nothing was caught up with");
    }

    function test_AListingCatchesUpWhereShareCapsBindTheLevel() external {
        addProducts(1);
        sell(0, 100_000e6, 30);
        vm.warp(block.timestamp + 1);
        (Accrual memory a,) = ledger.addProduct(risk(6), funds());
        assertTrue(a.done);
    }

    function test_RevertWhen_ARiskIsOutOfItsBounds() external {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidGroup.selector, 32));
        addProduct(risk(32));
        ProductRisk memory r = risk(0);
        r.weightBps = 999;
        _expectOutOfRange(999, 1_000, 10_000);
        addProduct(r);
        r = risk(0);
        r.shareBps = 5_001;
        _expectOutOfRange(5_001, 1, 5_000);
        addProduct(r);
        r = risk(0);
        r.riskRate = 0.001e18 - 1;
        _expectOutOfRange(0.001e18 - 1, 0.001e18, 1e18);
        addProduct(r);
        r = risk(0);
        r.endedRiskBps = 10_001;
        _expectOutOfRange(10_001, 0, 10_000);
        addProduct(r);
    }

    // ---- tune ----

    function test_TuneChangesWhatIsSoldFromNowOn() external {
        addProducts(1);
        uint256 before = quote(0, 10_000e6, 100).expectedLoss;
        ledger.tune(0, 1_000, 0.04e18);
        assertApproxEqAbs(quote(0, 10_000e6, 100).expectedLoss, 2 * before, 1);
        assertEq(ledger.productOf(address(this), 0, backing()).capacity, 100_000e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownProduct.selector, 1));
        ledger.tune(1, 1_000, 0.04e18);
        _expectOutOfRange(0, 1, 5_000);
        ledger.tune(0, 0, 0.04e18);
    }

    function test_RevertGiven_BookIsNotSynced() external {
        addProducts(1);
        vm.warp(block.timestamp + 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.BookNotSynced.selector, address(this)));
        ledger.tune(0, 1_000, 0.04e18);
    }

    /// @dev The level uses the lower of leverage cap and sum of share caps: a full pool of few products counts as full.
    function test_ShareCapsBoundTheLevel() external {
        addProducts(2);
        sell(0, 200_000e6, 300);
        sell(1, 200_000e6, 300);
        vm.warp(block.timestamp + 30 days);
        assertApproxEqRel(levelNow(), 1.1787e18, 0.001e18, "full: exp(2 * 30/365)");
        sync();
        ledger.tune(0, 5_000, 0.02e18);
        ledger.tune(1, 5_000, 0.02e18);
        uint256 level = levelNow();
        vm.warp(block.timestamp + 30 days);
        assertLt(levelNow(), level, "a group of a fifth is two thirds of its cap: below the target");
    }

    /// @dev The bound is stored between calls. A new product's share must be in it at once.
    function test_ANewProductsShareIsInTheLevelAtOnce() external {
        addProducts(2);
        sell(0, 200_000e6, 300);
        sell(1, 200_000e6, 300);
        uint256 level = levelNow();
        uint256 start = vm.snapshotState();
        vm.warp(block.timestamp + 30 days);
        assertGt(levelNow(), level, "full: all share caps are used up");
        vm.revertToState(start);
        addProduct(risk(2));
        vm.warp(block.timestamp + 30 days);
        assertLt(levelNow(), level, "two thirds full: below the target");
    }
}
