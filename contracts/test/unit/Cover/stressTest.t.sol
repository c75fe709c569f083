// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductTerms, StressResult} from "breakwater/types/Types.sol";
import {CoverUnit} from "../../utils/CoverUnit.t.sol";

contract StressTestTest is CoverUnit {
    function test_RevertWhen_ProductIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownProduct.selector, 9));
        core.cover.stressTest(address(pool), _products(EXPLOIT, 9));
    }

    function test_RevertWhen_ProductIsOfAnotherPool() public {
        address other = core.factory.createPool(configOf(address(asset)));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.WrongPool.selector, EXPLOIT, other));
        core.cover.stressTest(other, _products(EXPLOIT, DEPEG));
    }

    function test_RevertWhen_ProductIsThereTwice() public {
        vm.expectRevert(error1(ErrorsLib.DuplicateLine.selector, LINE));
        core.cover.stressTest(address(pool), _products(EXPLOIT, EXPLOIT));
    }

    function test_AllTheirCoverIsLost() public {
        buy(carol, DEPEG, 7_000e6, 30);
        StressResult memory r = core.cover.stressTest(address(pool), _products(DEPEG, EXPLOIT));
        assertEq(r.loss, 17_000e6);
        assertEq(r.fromCapital, 17_000e6);
        assertEq(r.capitalLeft, STAKE - 17_000e6);
        assertEq(r.required, 25_000e6);
        assertEq(core.cover.stressTest(address(pool), new uint256[](0)).loss, 0);
    }

    function test_ExitsThatLeftAreNotCharged() public {
        leave(alice, 50_000e9);
        assertEq(core.cover.stressTest(address(pool), _products(DEPEG, EXPLOIT)).fromExits, 0);
    }

    function test_LinesOfASecondPoolAreItsOwn() public {
        address other = core.factory.createPool(configOf(address(asset)));
        ProductTerms memory t = termsOf(other);
        uint256 third = core.cover.listProduct(t);
        (, uint8 line) = core.cover.lineOf(third);
        assertEq(line, LINE);
        uint256[] memory one = new uint256[](1);
        one[0] = third;
        assertEq(core.cover.stressTest(other, one).loss, 0);
    }

    function _products(uint256 a, uint256 b) private pure returns (uint256[] memory products) {
        products = new uint256[](2);
        (products[0], products[1]) = (a, b);
    }
}
