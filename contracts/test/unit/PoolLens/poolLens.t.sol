// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolLens} from "breakwater/interfaces/IPoolLens.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Solvency, StressResult} from "breakwater/types/PoolTypes.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";
import {Shipped} from "../../utils/Shipped.sol";

contract PoolLensTest is PoolFixture {
    uint256 internal constant STAKE = 100_000e6;

    IPoolLens internal lens;

    function setUp() public override {
        super.setUp();
        lens = IPoolLens(Shipped.create("PoolLens", abi.encode(ICover(cover), ledger)));
        stake(alice, STAKE);
        for (uint256 i = 1; i < 3; i++) {
            vm.mockCall(
                cover, abi.encodeCall(ICover.poolOf, (i)), abi.encode(address(pool), uint8(i - 1), uint32(14 days))
            );
        }
        vm.mockCall(cover, abi.encodeCall(ICover.poolOf, (3)), abi.encode(alice, uint8(0), uint32(14 days)));
    }

    function ids(uint256 a) internal pure returns (uint256[] memory list) {
        list = new uint256[](1);
        list[0] = a;
    }

    function ids(uint256 a, uint256 b) internal pure returns (uint256[] memory list) {
        list = new uint256[](2);
        (list[0], list[1]) = (a, b);
    }

    function test_SolvencyIsTheLedgersOnTheBacking() public {
        sell(FIRST, 20_000e6, 30);
        requestExit(alice, STAKE * 1e3 / 2);
        Solvency memory s = lens.solvency(address(pool));
        assertEq(s.capital, STAKE);
        assertEq(s.exposure, 20_000e6);
        assertApproxEqAbs(s.utilisation, s.required * 1e18 / (STAKE / 2), 1e12, "without queued shares");
        assertTrue(s.isSolvent);
        assertGe(s.required + s.byGroup, ledger.requiredCapital(address(pool)));
    }

    function test_StressTestSaysWhoPays() public {
        sell(FIRST, 20_000e6, 30);
        sell(SECOND, 10_000e6, 30);
        StressResult memory r = lens.stressTest(address(pool), ids(1, 2));
        assertEq(r.loss, 30_000e6);
        assertEq(r.fromReserve, pool.money().reserve);
        assertEq(r.fromReserve + r.fromCapital, 30_000e6);
        assertEq(r.capitalLeft, STAKE - r.fromCapital);
        assertEq(r.requiredLeft + r.unpaid + r.fromGains + r.fromExits, 0);
        assertGt(lens.stressTest(address(pool), ids(1)).requiredLeft, 0);
    }

    /// @dev The result equals what a loss of that size then does.
    function testFuzz_StressTestIsWhatALossDoes(uint256 leaving, uint256 earned) public {
        stake(carol, STAKE);
        gain(bound(earned, 1e6, 10_000e6));
        sell(FIRST, 40_000e6, 30);
        exit(alice, bound(leaving, 1, STAKE * 1e3));
        bookLoss(SECOND, block.timestamp - 1 days, pool.totalAssets() * 9 / 10);
        StressResult memory r = lens.stressTest(address(pool), ids(1));
        uint256 booked = bookLoss(FIRST, block.timestamp, r.loss);
        assertApproxEqAbs(booked, r.loss - r.unpaid, 2);
        assertApproxEqAbs(pool.money().capital, r.capitalLeft, 2);
    }

    function test_RevertWhen_ProductsAreNotOfThePool() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.WrongPool.selector, 3, address(pool)));
        lens.stressTest(address(pool), ids(3));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.DuplicateProduct.selector, 1));
        lens.stressTest(address(pool), ids(1, 1));
    }

    function test_ExpectedLossIsRatesTimesExposures() public {
        sell(FIRST, 20_000e6, 30);
        sell(SECOND, 10_000e6, 30);
        assertEq(lens.solvency(address(pool)).expectedLoss, 600e6, "2 % of 30,000");
    }

    function test_FlowsAndCapacity() public {
        sell(FIRST, 20_000e6, 30);
        Solvency memory s = lens.solvency(address(pool));
        assertGt(s.premiumRate, s.capitalRate);
        assertGt(s.capitalRate, 0);
        assertEq(s.gainRate, 0);
        vm.mockCall(cover, abi.encodeCall(ICover.capacity, (1)), abi.encode(77));
        assertEq(lens.capacity(1), 77);
    }

    function test_ReadAllAnswersEachCallAsIfAskedAlone() public {
        (address[] memory targets, bytes[] memory calls) = (new address[](4), new bytes[](4));
        (targets[0], calls[0]) = (address(pool), abi.encodeCall(pool.totalAssets, ()));
        (targets[1], calls[1]) = (address(lens), abi.encodeCall(lens.stressTest, (address(pool), ids(3))));
        (targets[2], calls[2]) = (alice, abi.encodeCall(pool.totalAssets, ()));
        (targets[3], calls[3]) = (address(pool), abi.encodeCall(pool.deposit, (1, alice)));
        uint256 gas = gasleft();
        (bool[] memory answered, bytes[] memory answers) = lens.readAll(targets, calls);
        assertLt(gas - gasleft(), 3_000_000, "a call that writes burns its own part only");
        assertTrue(answered[0]);
        assertEq(answers[0], abi.encode(pool.totalAssets()));
        assertFalse(answered[1], "a refusal");
        assertEq(answers[1], abi.encodeWithSelector(ErrorsLib.WrongPool.selector, 3, address(pool)), "with its reason");
        assertTrue(answered[2], "nobody there");
        assertEq(answers[2], "");
        assertFalse(answered[3], "it writes nothing");
        assertEq(answers[3], "");
    }

    function test_TryAllAnswersEachCallAsIfSentAlone() public {
        exit(alice, STAKE * 1e3 / 2);
        (address[] memory targets, bytes[] memory calls) = (new address[](5), new bytes[](5));
        (targets[0], calls[0]) = (address(pool), abi.encodeCall(pool.sync, (type(uint256).max)));
        (targets[1], calls[1]) = (address(pool), abi.encodeCall(pool.setOperator, (alice, true)));
        (targets[2], calls[2]) = (address(pool), abi.encodeCall(pool.deposit, (1, alice)));
        (targets[3], calls[3]) = (address(lens), abi.encodeCall(lens.stressTest, (address(pool), ids(3))));
        (targets[4], calls[4]) = (alice, "");
        (bool[] memory answered, bytes[] memory answers) = lens.tryAll(targets, calls);
        assertTrue(answered[0]);
        assertEq(answers[0], abi.encode(true), "all of it is done");
        assertTrue(answered[1], "a call that writes");
        assertFalse(pool.isOperator(address(lens), alice), "nothing of it remains");
        assertFalse(answered[2], "the lens has nothing to deposit");
        assertFalse(answered[3], "a refusal");
        assertEq(answers[3], abi.encodeWithSelector(ErrorsLib.WrongPool.selector, 3, address(pool)), "with its reason");
        assertTrue(answered[4], "nobody there");
    }

    function test_TryAllRevertsEachCall() public {
        requestExit(alice, STAKE * 1e3 / 2);
        skip(8 days);
        (address[] memory targets, bytes[] memory calls) = (new address[](2), new bytes[](2));
        for (uint256 i; i < 2; i++) {
            (targets[i], calls[i]) = (address(pool), abi.encodeCall(pool.processExits, ()));
        }
        (, bytes[] memory answers) = lens.tryAll(targets, calls);
        assertEq(answers[1], answers[0], "each from the same state");
        (uint256 shares,) = abi.decode(answers[0], (uint256, uint256));
        (uint256 processed,) = pool.processExits();
        assertGt(shares, 0);
        assertEq(processed, shares, "it is what sending it does");
    }

    function test_TryAllSurvivesACallThatTakesAllGas() public {
        GasBurner burner = new GasBurner();
        (address[] memory targets, bytes[] memory calls) = (new address[](2), new bytes[](2));
        targets[0] = address(burner);
        (targets[1], calls[1]) = (address(pool), abi.encodeCall(pool.totalAssets, ()));
        (bool[] memory answered, bytes[] memory answers) = lens.tryAll(targets, calls);
        assertFalse(answered[0]);
        assertEq(answers[0], "");
        assertTrue(answered[1], "the others do not starve");
        assertEq(answers[1], abi.encode(pool.totalAssets()));
    }

    /// @dev A call that gets less gas than the others might fail only because of that, with a misleading reason.
    function test_TryAllTriesNothingWithLessGas() public {
        (address[] memory targets, bytes[] memory calls) = (new address[](2), new bytes[](2));
        targets[0] = address(new GasBurner());
        (targets[1], calls[1]) = (address(pool), abi.encodeCall(pool.totalAssets, ()));
        (bool[] memory answered, bytes[] memory answers) = lens.tryAll{gas: 10_000_000}(targets, calls);
        assertFalse(answered[1]);
        assertEq(answers[1], "");
        (answered,) = lens.tryAll{gas: 11_000_000}(targets, calls);
        assertTrue(answered[1]);
    }
}

contract GasBurner {
    fallback() external {
        while (true) {}
    }
}
