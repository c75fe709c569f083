// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Unit} from "./Unit.t.sol";

/// @title `Unit` on a plain pool: no fees, no reserve, and the largest group alone sets what is required
abstract contract PlainUnit is Unit {
    function setUp() public virtual override {
        super.setUp();
        plain();
    }
}
