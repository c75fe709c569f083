// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ExperienceLib} from "breakwater/libraries/ExperienceLib.sol";
import {LevelLib} from "breakwater/libraries/LevelLib.sol";
import {SolvencyLib} from "breakwater/libraries/SolvencyLib.sol";
import {Price, ProductRisk, ProductState, Sale} from "breakwater/types/CoverTypes.sol";
import {PoolParams, Solvency} from "breakwater/types/PoolTypes.sol";
import {PoolFixture} from "../utils/PoolFixture.sol";
import {VectorFile} from "../utils/VectorFile.sol";

/// @title Figures that the application's own calculations must reproduce to the unit
/// @notice Compares contracts/test/vectors/*.json with the contracts' answers. `WRITE_VECTORS=true forge test --match-path
/// contracts/test/integration/Vectors.t.sol` writes the files again.
contract VectorsTest is PoolFixture, VectorFile {
    uint256 private constant COUNT = 48;
    uint256 private constant BPS = 10_000;
    uint8 private constant PRODUCTS = 6;

    struct Product {
        uint256 group;
        uint256 exposure;
        uint256 weightBps;
        uint256 shareBps;
    }

    /// @notice A pool over time: deposits, sales, waiting and losses. Each row is a quote in between.
    function test_PremiumVectorsAreWhatTheContractsSay() public {
        for (uint8 i = 2; i < PRODUCTS; i++) {
            addProduct(ProductRisk(i / 2, 1_500 + 500 * uint16(i), 4_000 + 1_000 * uint16(i), 0.004e18 * i, 0));
        }
        string memory rows;
        for (uint256 i; i < COUNT; i++) {
            _live(i);
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _premiumRow(i));
        }
        compareVectors("premium", rows);
    }

    function test_ExperienceVectorsAreWhatTheContractsSay() public {
        string memory rows;
        for (uint256 i; i < COUNT; i++) {
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _experienceRow(i));
        }
        compareVectors("experience", rows);
    }

    function test_SolvencyVectorsAreWhatTheContractsSay() public {
        string memory rows;
        for (uint256 i; i < COUNT; i++) {
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _solvencyRow(i));
        }
        compareVectors("solvency", rows);
    }

    // ---- premiums ----

    function _live(uint256 i) private {
        uint256 seed = _seed("live", i);
        skip(seed % (i % 5 == 0 ? 90 days : 2 days));
        if (i % 6 == 0) stake(alice, 1 + seed % 10 ** (9 + i % 5) * 10 ** 3);
        uint8 product = uint8((seed >> 32) % PRODUCTS);
        if (i % 11 == 10) bookLoss(product, block.timestamp, pool.totalAssets() / 40);
        uint256 room = ledger.productOf(address(pool), product, pool.backing()).capacity;
        if (room != 0) sell(product, 1 + (seed >> 64) % room, 28 + (seed >> 128) % 338);
    }

    /// @dev Pool, products with the factors of their assessed rate, the purchase, and its price.
    function _premiumRow(uint256 i) private returns (string memory row) {
        uint256 seed = _seed("premium", i);
        uint8 product = uint8(seed % PRODUCTS);
        uint256 room = ledger.productOf(address(pool), product, pool.backing()).capacity;
        // A full pool gets capital, so that there is something to price.
        if (room == 0) {
            stake(bob, 1 + pool.totalAssets());
            room = ledger.productOf(address(pool), product, pool.backing()).capacity;
        }
        uint256 waiting = 1 + (seed >> 160) % 5;
        uint256 term = 1 + (seed >> 192) % 365;
        uint256 amount = room == 0 ? 1 : 1 + (seed >> 32) % room;
        uint256 signal = i % 4 == 0 ? 1e18 + (seed >> 64) % 2e18 : 1e18;
        uint16 start = today() + 1 + uint16(waiting);
        Sale memory sale = Sale(product, uint96(amount), start, start + uint16(term), signal);
        Price memory p = ledger.quote(address(pool), sale, pool.backing());
        row = string.concat('{"pool":', _poolRow(), ',"products":[', _productRows(), '],"purchase":');
        uint256[] memory purchase = new uint256[](5);
        (purchase[0], purchase[1], purchase[2]) = (product, amount, waiting);
        (purchase[3], purchase[4]) = (term, signal);
        row = string.concat(row, _list(purchase), ',"price":', _pair(p.premium, p.expectedLoss), "}");
    }

    function _poolRow() private view returns (string memory) {
        Solvency memory s = ledger.solvency(address(pool), pool.backing());
        PoolParams memory params = defaultParams();
        uint256[] memory values = new uint256[](7);
        (values[0], values[1], values[2]) = (params.marginBps, params.rhoBps, params.groupCapBps);
        (values[3], values[4], values[5]) = (params.leverageBps, pool.backing().priced, s.level);
        values[6] = s.capital - s.atRisk;
        return _list(values);
    }

    function _productRows() private view returns (string memory rows) {
        for (uint8 i; i < PRODUCTS; i++) {
            ProductState memory p = ledger.productOf(address(pool), i, pool.backing());
            uint256[] memory values = new uint256[](7);
            (values[0], values[1], values[2]) = (p.risk.group, p.exposure, p.risk.weightBps);
            (values[3], values[4], values[5]) = (p.risk.shareBps, p.risk.riskRate, p.experience);
            values[6] = p.capacity;
            rows = string.concat(rows, i == 0 ? "" : ",", _list(values));
        }
    }

    // ---- experience and level ----

    function _experienceRow(uint256 i) private pure returns (string memory) {
        uint256 seed = _seed("experience", i);
        uint256 numberOfDays = seed % (i % 2 == 0 ? 400 : 8_000);
        uint256[] memory values = new uint256[](11);
        values[0] = (seed >> 32) % (i % 3 == 0 ? 1 : 2e18);
        values[1] = 0.001e18 + (seed >> 64) % 0.1e18;
        values[2] = numberOfDays;
        values[3] = ExperienceLib.productFactor(values[0], values[1], numberOfDays);
        (values[4], values[5]) = ((seed >> 96) % 6e18, (seed >> 128) % 6e18);
        values[6] = ExperienceLib.poolFactor(values[4], values[5]);
        uint256 bound = (seed >> 160) % 1_500;
        int256 integral = LevelLib.advance(0, bound, 1_000, numberOfDays * 1 days);
        (values[7], values[8]) = (bound, LevelLib.levelOf(integral));
        values[9] = ExperienceLib.decayOf(numberOfDays);
        (, values[10]) = ExperienceLib.advance(values[4], values[5], values[1], numberOfDays);
        return _list(values);
    }

    // ---- solvency ----

    /// @dev One to six products in up to four groups, from empty to overfull, in units of 6 and 18 decimals.
    function _solvencyRow(uint256 i) private pure returns (string memory row) {
        uint256 seed = _seed("solvency", i);
        uint256 free = 1 + seed % 10 ** (4 + i % 22);
        PoolParams memory params;
        params.marginBps = uint16(BPS + (seed >> 96) % 20_001);
        params.rhoBps = uint16((seed >> 80) % (BPS + 1));
        params.groupCapBps = uint16(500 + (seed >> 64) % 9_501);
        params.leverageBps = uint32(BPS + (seed >> 112) % 70_001);
        Product[] memory products = new Product[](1 + i % 6);
        for (uint256 j; j < products.length; j++) {
            uint256 s = uint256(keccak256(abi.encode(seed, j)));
            uint256 exposure = s % 7 == 0 ? 0 : (s >> 32) % (free * 2 / (3 * products.length) + 1);
            products[j] = Product((s >> 8) % 4, exposure, 1_000 + (s >> 128) % 9_001, 1 + (s >> 160) % 5_000);
        }
        uint256[] memory rule = new uint256[](4);
        (rule[0], rule[1]) = (params.marginBps, params.rhoBps);
        (rule[2], rule[3]) = (params.groupCapBps, params.leverageBps);
        row = string.concat('{"free":"', vm.toString(free), '","rule":', _list(rule));
        return string.concat(row, _capacitiesOf(products, params, free), "}");
    }

    function _capacitiesOf(Product[] memory products, PoolParams memory params, uint256 free)
        private
        pure
        returns (string memory)
    {
        SolvencyLib.Sums memory sums = _sumsOf(products);
        uint256[] memory capacities = new uint256[](products.length);
        string memory rows;
        for (uint256 j; j < products.length; j++) {
            Product memory p = products[j];
            SolvencyLib.Position memory at;
            (at.exposure, at.shareBps, at.weightBps) = (p.exposure, p.shareBps, p.weightBps);
            (at.groupExposure, at.groupStressed) = _groupOf(products, p.group);
            capacities[j] = SolvencyLib.capacity(at, sums, params, free);
            uint256[] memory values = new uint256[](4);
            (values[0], values[1]) = (p.group, p.exposure);
            (values[2], values[3]) = (p.weightBps, p.shareBps);
            rows = string.concat(rows, j == 0 ? "" : ",", _list(values));
        }
        uint256 required = SolvencyLib.required(sums, params);
        return string.concat(
            ',"products":[',
            rows,
            '],"required":',
            _pair(required, SolvencyLib.byStress(sums, params)),
            ',"capacities":',
            _list(capacities)
        );
    }

    function _sumsOf(Product[] memory products) private pure returns (SolvencyLib.Sums memory sums) {
        for (uint256 group; group < 4; group++) {
            (uint256 exposure, uint256 stressed) = _groupOf(products, group);
            if (exposure > sums.largest) sums.largest = exposure;
            sums.exposure += exposure;
            sums.stressed += stressed;
            sums.squares += stressed * stressed;
        }
    }

    function _groupOf(Product[] memory products, uint256 group)
        private
        pure
        returns (uint256 exposure, uint256 stressed)
    {
        for (uint256 j; j < products.length; j++) {
            if (products[j].group != group) continue;
            exposure += products[j].exposure;
            stressed += products[j].exposure * products[j].weightBps;
        }
    }

    // ---- json ----

    function _seed(string memory name, uint256 i) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(name, i)));
    }

    function _pair(uint256 a, uint256 b) private pure returns (string memory) {
        uint256[] memory values = new uint256[](2);
        (values[0], values[1]) = (a, b);
        return _list(values);
    }

    function _list(uint256[] memory values) private pure returns (string memory row) {
        for (uint256 i; i < values.length; i++) {
            row = string.concat(row, i == 0 ? '"' : ',"', vm.toString(values[i]), '"');
        }
        return string.concat("[", row, "]");
    }
}
