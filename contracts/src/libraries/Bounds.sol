// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "./ErrorsLib.sol";

/// @title Parameters inside their bounds, or an error that names all three
library Bounds {
    function within(uint256 value, uint256 min, uint256 max) internal pure returns (uint256) {
        require(value >= min && value <= max, ErrorsLib.ParameterOutOfRange(value, min, max));
        return value;
    }
}
