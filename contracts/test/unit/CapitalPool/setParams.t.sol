// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolParams, PoolTerms} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract SetParamsTest is PlainUnit {
    PoolParams internal p;

    function setUp() public override {
        super.setUp();
        stake(alice, 100_000e6);
        p = params();
    }

    function test_RevertWhen_CallerIsNotTheFactory() public {
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.NotFactory.selector, address(this), address(core.factory))
        );
        pool.setParams(p);
    }

    function test_RevertWhen_OutOfRange() public {
        p.groupCapBps = 0;
        _expectRange(0, 1, 10_000);
        (p.groupCapBps, p.marginBps) = (4_000, 9_999);
        _expectRange(9_999, 10_000, 50_000);
        (p.marginBps, p.feeBps) = (10_000, 3_001);
        _expectRange(3_001, 0, 3_000);
    }

    function test_RevertGiven_TheGroupCapWouldBeBroken() public {
        sell(LINE, 20_000e6, today() + 1, today() + 9, 0);
        p.groupCapBps = 1_999;
        _expect(error2(ErrorsLib.InsufficientCapital.selector, 100_000e6, 100_050_025_013));
        p.groupCapBps = 2_000;
        setParams(p);
        assertEq(pool.solvency().required, 100_000e6, "to the unit");
    }

    function test_RevertGiven_TheStressScenarioWouldCostMore() public {
        sell(LINE, 20_000e6, today() + 1, today() + 9, 0);
        sell(OTHER_LINE, 25_000e6, today() + 1, today() + 9, 0);
        (p.rhoBps, p.marginBps) = (10_000, 28_572);
        _expect(error2(ErrorsLib.InsufficientCapital.selector, 100_000e6, 100_002e6));
        p.marginBps = 28_571;
        setParams(p);
        assertEq(pool.solvency().required, 99_998_500_000, "2.8571 * (20,000 + 0.6 * 25,000)");
        assertEq(pool.solvency().requiredByStress, 99_998_500_000);
    }

    function test_RevertGiven_WhatIsAtRiskAndRequiredIsMore() public {
        sell(OTHER_LINE, 10_000e6, today() + 1, today() + 9, 0);
        makeUncertain(LINE, 20_000e6);
        p.groupCapBps = 2_499;
        _expect(error2(ErrorsLib.InsufficientCapital.selector, 100_000e6, 100_032_012_806));
        p.groupCapBps = 2_500;
        setParams(p);
    }

    /// @dev After a loss: capital 40,000, required 50,000.
    function test_GivenCapitalIsBelowRequiredItMayNotRise() public {
        sell(LINE, 20_000e6, today() + 1, today() + 9, 0);
        lose(60_000e6);
        p.groupCapBps = 3_999;
        _expect(error2(ErrorsLib.InsufficientCapital.selector, 40_000e6, 50_012_503_126));
        (p.groupCapBps, p.feeBps) = (4_000, 1_234);
        setParams(p);
        assertEq(pool.terms().params.feeBps, 1_234, "what does not touch it can be changed");
        p.groupCapBps = 4_500;
        setParams(p);
        assertEq(pool.solvency().required, 44_444_444_445, "still more than there is, but less");
        p.groupCapBps = 4_499;
        _expect(error2(ErrorsLib.InsufficientCapital.selector, 40_000e6, 44_454_323_183));
    }

    /// @dev What is required is that of now: a cover that was released meanwhile counts on neither side.
    function test_GivenItWasNotSyncedNeitherSideIsOfThePast() public {
        sell(LINE, 20_000e6, today() + 1, today() + 2, 0);
        sell(LINE, 5_000e6, today() + 1, today() + 60, 0);
        lose(90_000e6);
        skip(30 days);
        p.groupCapBps = 3_000;
        _expect(error2(ErrorsLib.InsufficientCapital.selector, 10_000e6, 16_666_666_667));
    }

    function test_WritesEveryParameterAndNothingElse() public {
        p = PoolParams(5_001, 5_002, 15_003, 504, 1_005, 5_006, 5_007, 1_008);
        vm.expectEmit(address(pool));
        emit IPoolEvents.ParamsSet(p);
        setParams(p);
        PoolTerms memory t = pool.terms();
        assertEq(keccak256(abi.encode(t.params)), keccak256(abi.encode(p)));
        assertEq(t.curator, address(this));
        assertEq(t.cooldownDays, 7);
        assertEq(t.reportDays, 14);
    }

    function test_KeepsWhatIsAtRisk() public {
        makeUncertain(LINE, 20_000e6);
        p.rhoBps = 5_000;
        setParams(p);
        assertEq(pool.solvency().atRisk, 20_000e6);
    }

    /// @dev Premium earned before the change was earned at the old shares.
    function test_DoesNotReachBack() public {
        sell(LINE, 1_000e6, today() + 1, today() + 10, 1_000e6);
        skip(5 days);
        uint256 capital = pool.money().capital;
        p.feeBps = 3_000;
        setParams(p);
        assertEq(pool.money().fees, 0);
        assertEq(pool.money().capital, capital);
        vm.warp((today() + 10) * 1 days);
        uint256 later = 100_000e6 + 1_000e6 - capital;
        assertEq(pool.money().fees, later * 3 / 10);
    }

    function test_MaterialityDecidesWhenDepositsWait() public {
        makeUncertain(LINE, 1_000e6);
        assertFalse(pool.solvency().priceUncertain);
        p.materialityBps = 99;
        setParams(p);
        assertTrue(pool.solvency().priceUncertain);
        assertEq(pool.maxDeposit(alice), 0);
    }

    function _expectRange(uint256 value, uint256 least, uint256 most) private {
        _expect(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, least, most));
    }

    function _expect(bytes memory revertData) private {
        vm.expectRevert(revertData);
        core.factory.setParams(address(pool), p);
    }
}
